// An app as its authors would write it, with openid-client, against the server that started this. One JSON document on the command line
// says where that is, which session its employee's browser has, and what time the server has. It ends with 0 if everything holds.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { once } from "node:events";
import { createRemoteJWKSet, customFetch as joseFetch, jwtVerify } from "jose";
import * as client from "openid-client";

const world = JSON.parse(process.argv[2]);

/** The issuer has no port; the server of a test has one. */
const reach = (url, options) => fetch(String(url).replace(`${world.issuer}/`, `${world.base}/`), options);
/** The server's clock stands where the test has put it. */
const skew = Math.round(world.now / 1000) - Math.round(Date.now() / 1000);
const callback = "https://wiki.example.com/cb";

async function discovered(id, secret) {
  const prove = secret === null ? client.None() : client.ClientSecretBasic(secret);
  const metadata = { [client.clockSkew]: skew, [client.clockTolerance]: 5 };
  const options = { [client.customFetch]: reach };
  const config = await client.discovery(new URL(world.issuer), id, metadata, prove, options);
  config[client.customFetch] = reach;
  return config;
}

/** The employee's browser goes there, and comes back with an answer for the app. */
async function browse(url) {
  const answer = await reach(url.href, { redirect: "manual", headers: { cookie: `__Host-lethe-me=${world.cookie}` } });
  assert.equal(answer.status, 303);
  return new URL(answer.headers.get("location"), world.issuer);
}

async function signIn(config, scope, more = {}) {
  const verifier = client.randomPKCECodeVerifier();
  const checks = { pkceCodeVerifier: verifier, expectedNonce: client.randomNonce(), expectedState: client.randomState() };
  const asked = client.buildAuthorizationUrl(config, {
    redirect_uri: callback,
    scope,
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
    nonce: checks.expectedNonce,
    state: checks.expectedState,
  });
  const back = await browse(asked);
  return { tokens: await client.authorizationCodeGrant(config, back, checks, undefined, more), back, checks };
}

const refused = (promise) => assert.rejects(promise, { error: "invalid_grant" });

async function confidentialApp() {
  const config = await discovered("wiki", world.secret);
  client.enableNonRepudiationChecks(config);
  const { tokens, back, checks } = await signIn(config, "openid profile email offline_access");
  const claims = tokens.claims();
  assert.equal(claims.name, "Ann Lee");
  const says = await client.fetchUserInfo(config, tokens.access_token, claims.sub);
  assert.equal(says.email, "ann@example.com");
  const worth = await client.tokenIntrospection(config, tokens.access_token);
  assert.ok(worth.active);

  const next = await client.refreshTokenGrant(config, tokens.refresh_token);
  await refused(client.refreshTokenGrant(config, tokens.refresh_token));
  await refused(client.refreshTokenGrant(config, next.refresh_token));
  assert.equal((await client.tokenIntrospection(config, next.access_token)).active, false);

  await refused(client.authorizationCodeGrant(config, back, checks));
  const again = await signIn(config, "openid offline_access");
  await client.tokenRevocation(config, again.tokens.refresh_token);
  await refused(client.refreshTokenGrant(config, again.tokens.refresh_token));
}

async function appWithAKey() {
  const config = await discovered("phone", null);
  const DPoP = client.getDPoPHandle(config, await client.randomDPoPKeyPair("ES256"));
  const { tokens } = await signIn(config, "openid profile offline_access", { DPoP });
  assert.equal(tokens.token_type, "dpop");
  const says = await client.fetchUserInfo(config, tokens.access_token, tokens.claims().sub, { DPoP });
  assert.equal(says.name, "Ann Lee");
  await client.refreshTokenGrant(config, tokens.refresh_token, undefined, { DPoP });
  const other = client.getDPoPHandle(config, await client.randomDPoPKeyPair("ES256"));
  await assert.rejects(client.refreshTokenGrant(config, tokens.refresh_token, undefined, { DPoP: other }));
}

async function logout() {
  const config = await discovered("wiki", world.secret);
  const { tokens } = await signIn(config, "openid");
  const heard = [];
  const server = createServer(async (request, response) => {
    let text = "";
    for await (const part of request) text += part;
    heard.push(new URLSearchParams(text).get("logout_token"));
    response.end();
  });
  server.listen(world.listen, "127.0.0.1");
  await once(server, "listening");
  const bye = client.buildEndSessionUrl(config, {
    post_logout_redirect_uri: "https://wiki.example.com/bye",
    id_token_hint: tokens.id_token,
    state: "bye",
  });
  assert.equal((await browse(bye)).href, "https://wiki.example.com/bye?state=bye");
  process.stdout.write("signed out\n");
  // The grant of the stolen refresh token has ended as well.
  while (heard.length < 2) {
    const [, response] = await once(server, "request");
    await once(response, "finish");
  }
  server.close();
  server.closeAllConnections();
  const keys = createRemoteJWKSet(new URL(`${world.issuer}/oidc/jwks`), { [joseFetch]: reach });
  const expected = { issuer: world.issuer, audience: "wiki", typ: "logout+jwt", currentDate: new Date(world.now) };
  const told = await Promise.all(heard.map(async (token) => (await jwtVerify(token, keys, expected)).payload));
  assert.ok(told.every(({ events }) => "http://schemas.openid.net/event/backchannel-logout" in events));
  assert.ok(told.some(({ sid }) => sid === tokens.claims().sid));
}

await confidentialApp();
await appWithAKey();
await logout();
