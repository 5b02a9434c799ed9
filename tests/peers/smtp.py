"""A mail server: `aiosmtpd`, which says each letter that it takes as a line of JSON. It ends when its standard input does.

    python3 smtp.py PORT CHAIN KEY {tls|starttls|bare} [USER PASSWORD]
"""

import asyncio
import json
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult

port, chain, key, security, *account = sys.argv[1:]
context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
context.load_cert_chain(chain, key)


class Postman:
    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("refused@"):
            return "550 No such person here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        letter = {
            "from": envelope.mail_from,
            "to": envelope.rcpt_tos,
            "text": envelope.content.decode("utf-8", "replace"),
            "tls": session.ssl is not None or security == "tls",
        }
        print(json.dumps(letter), flush=True)
        return "250 OK"


def known(server, session, envelope, mechanism, data):
    is_known = [data.login.decode(), data.password.decode()] == account
    return AuthResult(success=is_known, handled=is_known)


def answer():
    return SMTP(
        Postman(),
        hostname="localhost",
        tls_context=context if security == "starttls" else None,
        require_starttls=security == "starttls",
        authenticator=known if account else None,
        auth_required=bool(account),
        auth_require_tls=security == "starttls",
    )


async def serve():
    loop = asyncio.get_running_loop()
    await loop.create_server(answer, "127.0.0.1", int(port), ssl=context if security == "tls" else None)
    print("ready", flush=True)
    await loop.run_in_executor(None, sys.stdin.read)


asyncio.run(serve())
