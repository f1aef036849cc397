import { orNull } from "@webviz-portal/workbench/shim";

/**
 * Keeps a small choice of the reader for a year, for the server to render by. Not for anything secret. A browser that refuses keeps
 * nothing.
 */
export function keep(name: string, value: string): void {
  const year = 365 * 24 * 60 * 60;
  const path = document.documentElement.dataset["base"] || "/";
  const secure = location.protocol === "https:" ? "; Secure" : "";
  orNull(() => {
    document.cookie = `${name}=${encodeURIComponent(value)}; Path=${path}; Max-Age=${year}; SameSite=Lax${secure}`;
  });
}

/** Whether that is kept. */
export function isKept(name: string, value: string): boolean {
  return (orNull(() => document.cookie) ?? "").split("; ").includes(`${name}=${encodeURIComponent(value)}`);
}
