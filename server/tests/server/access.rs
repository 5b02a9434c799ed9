//! Who gets in where: every route is asked by every role, by a token of every single scope, and by nobody.

use std::fmt::Write as _;

use lethe_server::http::router::document;
use lethe_server_core::permission::{AdminRole, Permission};
use serde_json::{Value, json};

use crate::{company::House, openapi::same_as_file};

/// `+` let in, `-` known and not let in, `?` not known.
async fn verdict(house: &House, method: &str, path: &str, token: Option<&str>) -> char {
    let body = (method != "get").then(|| json!({}));
    let (status, answer) = house.send(&method.to_uppercase(), path, token, body).await;
    match status {
        401 => '?',
        403 if answer["code"] == "caller.denied" => '-',
        _ => '+',
    }
}

async fn callers(house: &House) -> Vec<(&'static str, Option<String>)> {
    let mut callers = vec![("nobody", None)];
    for role in AdminRole::ALL {
        callers.push((role.as_str(), Some(house.admin(role.as_str(), role.as_str(), None).await)));
    }
    for scope in Permission::ALL {
        let body = json!({"name": scope.as_str(), "scopes": [scope.as_str()], "expires_in_ms": 3_600_000});
        let (_, made) = house.post("/api/v1/tokens", body).await;
        callers.push((scope.as_str(), Some(made["token"].as_str().unwrap().to_owned())));
    }
    callers
}

#[tokio::test]
async fn the_access_matrix_is_the_one_in_the_repository() {
    let house = House::open().await;
    let callers = callers(&house).await;
    let mut text = String::from(
        "Who gets in where. Rows: routes. Columns: nobody, the four roles, then an owner's tokens of one scope each.\n\
         + let in   - refused (403)   ? unknown (401). Whether an id is one of the caller's people is decided behind the door.\n\n",
    );
    for (number, (name, _)) in callers.iter().enumerate() {
        writeln!(text, "{number:>2} {name}").unwrap();
    }
    write!(text, "\n{:56}", "").unwrap();
    for number in 0..callers.len() {
        write!(text, "{number:>3}").unwrap();
    }
    text.push('\n');
    let document: Value = serde_json::from_str(&document().to_json().unwrap()).unwrap();
    for (path, methods) in document["paths"].as_object().unwrap() {
        let asked =
            path.replace("{id}", &"0".repeat(32)).replace("{index}", "0").replace("{enrollment}", &"0".repeat(32));
        for method in methods.as_object().unwrap().keys() {
            let mut row = format!("{:6} {path:49}", method.to_uppercase());
            for (_, token) in &callers {
                write!(row, "  {}", verdict(&house, method, &asked, token.as_deref()).await).unwrap();
            }
            writeln!(text, "{row}").unwrap();
        }
    }
    same_as_file("tests/server/access.txt", &text);
}
