import { useParams } from "@tanstack/react-router";
import { SignInPage } from "../features/access";

export default function SignInStoryRoute() {
  const { no = "" } = useParams({ strict: false });
  return <SignInPage key={no} no={no} />;
}
