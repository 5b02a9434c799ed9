// A link within the console: a real address for "open in a new tab", and no reload on a plain click.
import { useRouter } from "@tanstack/react-router";
import type { AnchorHTMLAttributes, MouseEvent, ReactNode } from "react";
import classes from "./link.module.css";

interface Props extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, "href"> {
  href: string;
  children: ReactNode;
  /** Without underline and colour: for navigation and cards. */
  plain?: boolean;
}

/** Shows a link to a place of the console. */
export function AppLink({ href, plain = false, onClick, className, ...rest }: Props) {
  const router = useRouter();
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    router.history.push(href);
  };
  const style = plain ? classes.plain : classes.link;
  return <a href={href} onClick={follow} className={[style, className].filter(Boolean).join(" ")} {...rest} />;
}
