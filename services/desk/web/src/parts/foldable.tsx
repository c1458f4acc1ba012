import { Collapsible } from "radix-ui";
import type { ReactNode } from "react";
import { Icon } from "./icons.tsx";

type FoldableProps = { title: ReactNode; children: ReactNode; open?: boolean; className?: string };

/** A part that is folded away until asked for. */
export function Foldable({ title, children, open = false, className = "" }: FoldableProps) {
  return (
    <Collapsible.Root className={`foldable ${className}`} defaultOpen={open}>
      <Collapsible.Trigger className="foldable-title">
        <Icon name="fold" />
        <span>{title}</span>
      </Collapsible.Trigger>
      <Collapsible.Content className="foldable-content">{children}</Collapsible.Content>
    </Collapsible.Root>
  );
}
