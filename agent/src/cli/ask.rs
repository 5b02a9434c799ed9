//! Asks the agent that runs, through its socket.

use std::error::Error;
use std::io::{BufRead as _, BufReader, ErrorKind, Write as _};
use std::os::unix::net::UnixStream;

use serde_json::Value;

use super::Context;
use crate::socket::protocol::Request;
use crate::storage::folder::Folder;

/// The answer as JSON, or `None` when no agent runs.
pub(super) fn ask(context: &Context, state: &Folder, request: &Request) -> Result<Option<Value>, Box<dyn Error>> {
    let path = context.config.socket_path(state);
    let mut stream = match UnixStream::connect(&path) {
        Ok(stream) => stream,
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::ConnectionRefused) => return Ok(None),
        Err(error) => return Err(format!("cannot ask the agent at {}: {error}", path.display()).into()),
    };
    let mut line = serde_json::to_vec(request)?;
    line.push(b'\n');
    stream.write_all(&line)?;
    let mut answer = String::new();
    BufReader::new(stream).read_line(&mut answer)?;
    let answer: Value =
        serde_json::from_str(&answer).map_err(|_| "the agent hung up without an answer; look at its log")?;
    match (answer.get("error").and_then(Value::as_str), answer.get("detail").and_then(Value::as_str)) {
        (Some(code), detail) => Err(format!("{} ({code})", detail.unwrap_or("refused")).into()),
        (None, _) => Ok(Some(answer)),
    }
}
