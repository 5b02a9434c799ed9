//! What the OpenAPI document says of every route besides its own words: each problem that it may answer.
//!
//! The rules are those of the extractors: who must prove something can be refused, what has an id can be missing, what has a body can
//! be malformed. A test sends nonsense to every route and holds the answers against this.

use utoipa::openapi::{
    Content, OpenApi, Ref, RefOr, Response,
    path::{Operation, PathItem},
};

const ALWAYS: [(&str, &str); 3] = [
    ("429", "too many requests; `Retry-After` says when to come back"),
    ("500", "the server failed; nothing was changed"),
    ("503", "the server cannot do this now"),
];
const WITH_TOKEN: [(&str, &str); 2] =
    [("401", "nobody has proved who they are"), ("403", "the caller may not do this")];
const FROM_PAGE: (&str, &str) = ("403", "not sent by a page of ours, or the caller may not do this");
const WITH_INPUT: (&str, &str) = ("400", "the request cannot be understood");
const WITH_ID: (&str, &str) = ("404", "there is no such thing, or nothing that the caller may know of");
const WITH_BODY: [(&str, &str); 4] = [
    ("409", "the request does not fit the present state"),
    ("413", "the body is too large"),
    ("415", "the body is not of the type that this route takes"),
    ("422", "the request asks for something that cannot be"),
];

/// Adds them.
pub(super) fn describe(document: &mut OpenApi) {
    for (path, item) in &mut document.paths.paths {
        let has_id = path.contains('{');
        for (method, operation) in operations(item) {
            if ["/api/", "/device/", "/portal/"].iter().any(|part| path.starts_with(part)) {
                problems(method, has_id, operation);
            }
            if path.starts_with("/portal/") && method != "get" {
                add(FROM_PAGE, operation);
            }
        }
    }
}

fn operations(item: &mut PathItem) -> impl Iterator<Item = (&'static str, &mut Operation)> {
    let PathItem { get, put, post, delete, patch, .. } = item;
    let all = [("get", get), ("put", put), ("post", post), ("delete", delete), ("patch", patch)];
    all.into_iter().filter_map(|(method, operation)| operation.as_mut().map(|operation| (method, operation)))
}

fn problems(method: &str, has_id: bool, operation: &mut Operation) {
    let mut possible: Vec<(&str, &str)> = ALWAYS.to_vec();
    let has_query = operation.parameters.as_ref().is_some_and(|list| !list.is_empty());
    if operation.security.is_some() {
        possible.extend(WITH_TOKEN);
    }
    if has_id {
        possible.push(WITH_ID);
    }
    if operation.request_body.is_some() {
        possible.push(WITH_INPUT);
        possible.extend(WITH_BODY);
        // Bodies name people and devices by id.
        possible.push(WITH_ID);
    } else if has_query {
        possible.push(WITH_INPUT);
    }
    if matches!(method, "post" | "delete" | "patch" | "put") {
        possible.push(("409", WITH_BODY[0].1));
    }
    for answer in possible {
        add(answer, operation);
    }
}

fn add((status, description): (&str, &str), operation: &mut Operation) {
    let answer = operation.responses.responses.entry(status.to_owned());
    answer.or_insert_with(|| RefOr::T(problem(description)));
}

fn problem(description: &str) -> Response {
    let mut response = Response::new(description);
    let content = Content::new(Some(Ref::from_schema_name("ProblemDocument")));
    response.content.insert("application/problem+json".to_owned(), RefOr::T(content));
    response
}
