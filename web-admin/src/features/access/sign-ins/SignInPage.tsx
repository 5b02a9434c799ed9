/** One sign-in: who, from where, with what, and why it was decided as it was. */
import { Stack, Text } from "@mantine/core";
import { useTranslation } from "../../../i18n";

import type { Schema } from "../../../api";
import { AppLink, Columns, EmptyState, ErrorState, exact, type Fact, Facts, LoadingLines, Notice, Page, Section, wholeDay } from "../../../ui";
import { useOne } from "../../ask";
import type { SignIn } from "../shape";
import { coded, factorNames, operatorName, useWords } from "../words";
import { Why } from "../why";
import { unknownWords } from "../why/reason";
import { Outcome, placeOf } from "./columns";

/** Shows the sign-in of this number. */
export function SignInPage({ no }: { no: string }) {
  const { t } = useTranslation(["access", "why"]);
  const story = useOne<Schema["SignInStory"]>(`/api/v1/sign-ins/${encodeURIComponent(no)}`, []);
  const crumbs = [{ title: t("title"), href: "/access" }, { title: t("room.sign-ins"), href: "/access/sign-ins" }];
  const title = story.data === undefined ? t("signIn") : t("signIn.of", { name: story.data.sign_in.subject.name });
  return (
    <Page title={title} crumbs={crumbs}>
      {story.isPending && <LoadingLines lines={6} />}
      {story.error !== null && <ErrorState error={story.error} retry={() => void story.refetch()} />}
      {story.data !== undefined && (
        <Columns beside={<About signIn={story.data.sign_in} />}>
          <Section title={t("why")}>
            <Stack>
              {story.data.sign_in.break_glass && <Notice tone="warn">{t("why:breakGlass.what")}</Notice>}
              {story.data.why == null ? <EmptyState title={t("why.none")} /> : <Why told={story.data.why} />}
            </Stack>
          </Section>
        </Columns>
      )}
    </Page>
  );
}

function About({ signIn }: { signIn: SignIn }) {
  const { t } = useTranslation("access");
  const words = useWords();
  const { country } = placeOf(signIn, words);
  const address = signIn.address ?? (signIn.address_unknown == null ? null : unknownWords(signIn.address_unknown, words));
  const facts: Fact[] = [
    [t("column.outcome"), <Outcome key="o" signIn={signIn} />],
    [t("column.when"), exact(signIn.at, words.language)],
    [t("column.who"), <Who key="w" signIn={signIn} />],
    [t("fact.kind"), coded(`kind.${signIn.kind}`, words)],
    [t("column.app"), coded(`app.${signIn.app}`, words)],
    [t("fact.factors"), signIn.factors.length === 0 ? null : factorNames(signIn.factors, words)],
    [t("fact.device"), coded(`device.${signIn.device}`, words)],
    [t("fact.address"), address],
    [t("fact.country"), country],
    [t("column.operator"), signIn.asn == null ? null : operatorName(signIn.asn)],
    [t("fact.geo"), signIn.geo_built == null ? null : wholeDay(signIn.geo_built, words.language)],
  ];
  return (
    <Section title={t("about")}>
      <Facts facts={facts} />
      <Text size="sm" mt="sm"><AppLink href={`/access/sign-ins?subject=${signIn.subject.id}`}>{t("signIns.ofThem")}</AppLink></Text>
    </Section>
  );
}

function Who({ signIn }: { signIn: SignIn }) {
  const { id, name } = signIn.subject;
  return signIn.kind === "employee" ? <AppLink href={`/people/${id}`}>{name}</AppLink> : <span>{name}</span>;
}
