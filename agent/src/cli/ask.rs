//! Asks the agent that runs, through its socket.

use std::error::Error;
use std::io::{self, BufRead as _, BufReader, ErrorKind, Write as _};
use std::os::unix::net::UnixStream;
use std::path::Path;

use serde_json::Value;

use super::Context;
use crate::socket::STOPPING;
use crate::socket::protocol::Request;
use crate::storage::folder::Folder;

/// The answer as JSON, or `None` when no agent runs.
pub(super) fn ask(context: &Context, state: &Folder, request: &Request) -> Result<Option<Value>, Box<dyn Error>> {
    ask_at(&context.config.socket_path(state), request)
}

/// The same through the socket at this path.
pub(super) fn ask_at(path: &Path, request: &Request) -> Result<Option<Value>, Box<dyn Error>> {
    let Some(answer) = exchange(path, request)? else { return Ok(None) };
    match (word(&answer, "error"), word(&answer, "detail")) {
        (Some(code), detail) => Err(format!("{} ({code})", detail.unwrap_or("refused")).into()),
        (None, _) => Ok(Some(answer)),
    }
}

fn word<'answer>(answer: &'answer Value, name: &str) -> Option<&'answer str> {
    answer.get(name).and_then(Value::as_str)
}

/// One request, one answer. An agent that ends while it is asked how it stands no longer runs: what its journal says then is all of it.
/// Whether anything else was done before it ended, nobody can tell.
fn exchange(path: &Path, request: &Request) -> Result<Option<Value>, Box<dyn Error>> {
    let stream = match UnixStream::connect(path) {
        Ok(stream) => stream,
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::ConnectionRefused) => return Ok(None),
        Err(error) => return Err(format!("cannot ask the agent at {}: {error}", path.display()).into()),
    };
    let asks_how_it_stands = matches!(request, Request::Status);
    match said(stream, &serde_json::to_vec(request)?) {
        Ok(answer) if !answer.is_empty() => {
            let answer =
                serde_json::from_str(&answer).map_err(|_| "the agent gave no whole answer; look at its log")?;
            Ok(if asks_how_it_stands && word(&answer, "error") == Some(STOPPING) { None } else { Some(answer) })
        }
        Ok(_) | Err(_) if asks_how_it_stands => Ok(None),
        Ok(_) => Err("the agent ended before it answered; look at its log".into()),
        Err(error) => Err(format!("the agent hung up: {error}; look at its log").into()),
    }
}

fn said(mut stream: UnixStream, request: &[u8]) -> io::Result<String> {
    stream.write_all(request)?;
    stream.write_all(b"\n")?;
    let mut answer = String::new();
    BufReader::new(stream).read_line(&mut answer)?;
    Ok(answer)
}

#[cfg(test)]
mod tests {
    use std::os::unix::net::UnixListener;
    use std::thread;

    use super::*;

    /// Asks an agent that takes the question and says this before it ends.
    fn asked(request: &Request, answer: &'static [u8]) -> Result<Option<Value>, String> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("agent.sock");
        let listener = UnixListener::bind(&path).unwrap();
        let agent = thread::spawn(move || {
            let (stream, _) = listener.accept().unwrap();
            BufReader::new(&stream).read_line(&mut String::new()).unwrap();
            (&stream).write_all(answer).unwrap();
        });
        let answer = exchange(&path, request).map_err(|error| error.to_string());
        agent.join().unwrap();
        answer
    }

    #[test]
    fn an_agent_that_ends_while_it_is_asked_how_it_stands_no_longer_runs() {
        assert_eq!(asked(&Request::Status, b""), Ok(None));
        assert_eq!(asked(&Request::Status, b"{}\n"), Ok(Some(Value::Object(serde_json::Map::new()))));
        let stopping = b"{\"error\":\"agent.stopping\",\"detail\":\"ask again\"}\n";
        assert_eq!(asked(&Request::Status, stopping), Ok(None), "one that can still say so is ending, too");
        assert!(asked(&Request::Status, b"{\"erased\":").is_err(), "half an answer is not silence");
        let release = Request::Release { file: String::new() };
        assert!(asked(&release, b"").is_err(), "nobody knows whether it was done");
        assert!(asked(&release, stopping).unwrap().is_some(), "and is told so");
    }
}
