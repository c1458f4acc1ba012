import { createBullBoard } from "@bull-board/api";
import { BullMQAdapter } from "@bull-board/api/bullMQAdapter";
import { FastifyAdapter } from "@bull-board/fastify";
import { steps } from "@throughline/contracts";
import type { Queues } from "@throughline/runtime";
import type { FastifyInstance } from "fastify";

const path = "/queues";

/**
 * bull-board: every job of every queue. Behind the same gate as all else; it may retry and remove jobs, since
 * the store knows what is lost and the scheduler brings it back.
 */
export async function serveQueueBoards(app: FastifyInstance, queues: Queues): Promise<void> {
  const adapter = new FastifyAdapter();
  adapter.setBasePath(path);
  createBullBoard({
    queues: steps.map((step) => new BullMQAdapter(queues.byStep[step])),
    serverAdapter: adapter,
    options: { uiConfig: { boardTitle: "Throughline", hideRedisDetails: true } },
  });
  await app.register(async (board) => {
    // Its own routes have no schemas that our compilers understand.
    board.setValidatorCompiler(() => () => true);
    board.setSerializerCompiler(() => (data) => JSON.stringify(data));
    await board.register(adapter.registerPlugin(), { prefix: path });
  });
}
