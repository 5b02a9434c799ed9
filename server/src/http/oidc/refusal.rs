//! What somebody reads in their browser where there is no app to send them back to. Fixed words: nothing of the request stands in them.

use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};

fn page(status: StatusCode, text: &'static str) -> Response {
    (status, [(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response()
}

/// An app that is not registered, or an address that is not its own.
pub(super) fn unknown_app() -> Response {
    page(
        StatusCode::BAD_REQUEST,
        "This app is not registered here, or wants the answer at an address that is not registered for it. Nothing was sent to it. \
         Whoever runs the app compares client_id and redirect_uri with the list of apps in the console.\n\n\
         Это приложение здесь не зарегистрировано или просит ответ на адрес, который за ним не записан. Ему ничего не отправлено. \
         Тот, кто его ведёт, сверяет client_id и redirect_uri со списком приложений в консоли.\n",
    )
}

/// A sign-in that waited too long, or was never asked for.
pub(super) fn waited_too_long() -> Response {
    page(
        StatusCode::BAD_REQUEST,
        "This sign-in has waited too long. Open the app again.\n\nЭтот вход ждал слишком долго. Откройте приложение ещё раз.\n",
    )
}

/// Signed out, and nowhere to go.
pub(super) fn signed_out() -> Response {
    page(StatusCode::OK, "You are signed out. You can close this window.\n\nВы вышли. Это окно можно закрыть.\n")
}
