import { PostgreSqlContainer } from "@testcontainers/postgresql";
import { RedisContainer } from "@testcontainers/redis";
import { engine } from "./engine.ts";

/**
 * Gives the test kit a Redis and a Postgres of the images that the compose file names, in place of a local
 * server and the embedded database. Throws where no engine answers.
 */
export default async function startServers(): Promise<() => Promise<void>> {
  if (engine === undefined) throw new Error("This suite needs a Docker engine, and none answers.");
  const [redis, postgres] = await Promise.all([
    new RedisContainer("redis:8")
      .withCommand(["redis-server", "--bind", "*", "--protected-mode", "no"])
      .start(),
    new PostgreSqlContainer("postgres:17")
      // Each test makes a database of its own; none has to survive a power cut.
      .withCommand(["postgres", "-c", "fsync=off", "-c", "synchronous_commit=off"])
      .start(),
  ]);
  process.env.REDIS_URL = redis.getConnectionUrl();
  process.env.TEST_DATABASE_URL = postgres.getConnectionUri();
  return async () => {
    await Promise.all([redis.stop(), postgres.stop()]);
  };
}
