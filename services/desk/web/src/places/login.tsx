import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { type ApiError, api } from "../api/client.ts";
import { session } from "../api/session.ts";
import { Notice } from "../parts/states.tsx";
import { usePageTitle } from "../parts/use-page-title.ts";

/** Asks for the password of a desk that is open to more than its own machine. */
export function Login() {
  usePageTitle("Log in");
  const client = useQueryClient();
  const [password, setPassword] = useState("");
  const login = useMutation<unknown, ApiError, string>({
    mutationFn: (given) => api("/api/v1/login", { method: "POST", body: { password: given } }),
    onSuccess: () => {
      client.clear();
      session.set("open");
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    login.mutate(password);
  };
  return (
    <main className="login">
      <form onSubmit={submit}>
        <h1>Throughline</h1>
        <p>This desk is open to other machines, so it asks for its password.</p>
        <label htmlFor="password">Password</label>
        <input
          id="password"
          type="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        <button type="submit" className="main" disabled={login.isPending}>
          {login.isPending ? "Checking…" : "Log in"}
        </button>
        {login.isError ? (
          <Notice kind="failed">{login.error.message}</Notice>
        ) : (
          <p className="aside">
            It is the one in THROUGHLINE_PASSWORD, or the one that was printed at the first start.
          </p>
        )}
      </form>
    </main>
  );
}
