//! One application on the socket, from its first line to its last.

use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::UnixStream;
use tokio::sync::{broadcast, mpsc, oneshot};

use super::protocol::{Answer, Request};
use super::{Asked, STOPPING, Standing};
use crate::hooks::Notice;

/// Longest line that is read: a release with its grants fits.
const LINE_CAP: u64 = 512 * 1024;

/// Answers until the application goes, says nothing sensible, or the loop is gone.
pub(super) async fn serve(
    stream: UnixStream,
    standing: Standing,
    asked: mpsc::Sender<Asked>,
    notices: broadcast::Receiver<Notice>,
) {
    let (read, mut write) = stream.into_split();
    if standing == Standing::Stranger {
        let detail = "this user may not ask anything here; add it to socket.uids, or ask as the agent's user";
        // Told and gone: whoever may not ask does not take a seat from those who may.
        let _ = say(&mut write, &Answer::problem("request.forbidden", detail)).await;
        return;
    }
    let mut read = BufReader::with_capacity(1024, read);
    loop {
        let mut line = String::new();
        match (&mut read).take(LINE_CAP).read_line(&mut line).await {
            Ok(count) if count > 0 && line.ends_with('\n') => {}
            Ok(_) | Err(_) => return,
        }
        let (answer, subscribes) = answer(&line, standing, &asked).await;
        if say(&mut write, &answer).await.is_err() {
            return;
        }
        if subscribes {
            return follow(read, write, notices).await;
        }
    }
}

async fn answer(line: &str, standing: Standing, asked: &mpsc::Sender<Asked>) -> (Answer, bool) {
    let request = match serde_json::from_str::<Request>(line) {
        Ok(request) => request,
        Err(error) => return (Answer::problem("request.malformed", error.to_string()), false),
    };
    if standing != Standing::Owner && matches!(request, Request::Release { .. }) {
        let detail = "only the agent's user and root may bring a release";
        return (Answer::problem("request.forbidden", detail), false);
    }
    if request == Request::Subscribe {
        return (Answer::Ok { ok: true }, true);
    }
    let (reply, wait) = oneshot::channel();
    let sent = asked.send(Asked { request, reply }).await.is_ok();
    match wait.await {
        Ok(answer) if sent => (answer, false),
        Ok(_) | Err(_) => (Answer::problem(STOPPING, "the agent is stopping; ask again after its next start"), false),
    }
}

/// Passes events on until the application hangs up. One that reads too slowly to keep up is told so and cut off: it must not miss a lock silently.
async fn follow(
    mut read: BufReader<tokio::net::unix::OwnedReadHalf>,
    mut write: tokio::net::unix::OwnedWriteHalf,
    mut notices: broadcast::Receiver<Notice>,
) {
    let mut ignored = [0; 64];
    loop {
        tokio::select! {
            notice = notices.recv() => {
                let Ok(notice) = notice else {
                    // Also at the end of the agent: whoever reads this must take the container for locked.
                    let last = Answer::problem("subscription.ended", "connect and ask for the status again");
                    let _ = say(&mut write, &last).await;
                    return;
                };
                if write.write_all(line_of(&notice).as_bytes()).await.is_err() {
                    return;
                }
            }
            count = read.read(&mut ignored) => if !count.is_ok_and(|count| count > 0) { return },
        }
    }
}

fn line_of(notice: &Notice) -> String {
    let mut event = serde_json::Map::new();
    event.insert("event".to_owned(), notice.name().into());
    for (name, value) in notice.details() {
        event.insert(name.to_owned(), value.into());
    }
    format!("{}\n", serde_json::Value::Object(event))
}

async fn say(write: &mut tokio::net::unix::OwnedWriteHalf, answer: &Answer) -> std::io::Result<()> {
    let mut line = serde_json::to_vec(answer)?;
    line.push(b'\n');
    write.write_all(&line).await
}
