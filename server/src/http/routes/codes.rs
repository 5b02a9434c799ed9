//! Enrollment codes: made here (trust on first use of the server), or made by an approver and only registered here.

use axum::http::StatusCode;
use lethe_proto::{
    cbor::{CAP, decode},
    enrollment::Ceilings,
    ids::Time,
    kinds::Action,
    text::Line,
    words,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::people;
use crate::{
    http::{
        body::{Body, blob, id_field},
        caller::{AdminCaller, Enroll},
        problem::Problem,
    },
    usecase::make_enrollment_code::{
        MadeCode, MakeEnrollmentCodeError, NewEnrollmentCode, OfflineCode, make_enrollment_code,
        register_enrollment_code,
    },
};

/// A code that the server shall make.
#[derive(Debug, Deserialize, ToSchema)]
pub struct CreateCode {
    /// For whom.
    person: String,
    /// Name of the device; the full label is `⟨person⟩ · ⟨device name⟩`.
    label: String,
    /// T2 actions that this enrollment will ever allow.
    actions: Vec<String>,
    /// One person may decide; as the keyring allows where it is left out.
    solo: Option<bool>,
    /// Software keys count; as the keyring allows where it is left out.
    demo: Option<bool>,
    expires_in_ms: u64,
}

/// A code. Shown once.
#[derive(Serialize, ToSchema)]
pub struct NewCodeView {
    /// Under which its trace is found.
    id: String,
    /// One line to paste or to show as a QR code.
    code: String,
    /// Milliseconds since 1970.
    expires: u64,
    label: String,
    /// Ten words of the keyring that the device will show.
    words: String,
    /// `server`: the device trusts this server on first use.
    maker: String,
}

/// A code that an approver made; the secret stays with them.
#[derive(Debug, Deserialize, ToSchema)]
pub struct RegisterCode {
    /// SHA-256 of the secret, in hexadecimal.
    secret_digest: String,
    /// For whom.
    person: String,
    /// Exactly as in the code.
    label: String,
    /// `ceilings` in base64, exactly as in the code.
    ceilings: String,
    /// Digest of the keyring in the code, in hexadecimal; the newest where it is left out.
    keyring: Option<String>,
    /// Milliseconds since 1970.
    expires: u64,
}

/// A code that is registered: the device may come.
#[derive(Serialize, ToSchema)]
pub struct RegisteredCode {
    /// Under which its trace is found.
    id: String,
}

/// Makes a code.
#[utoipa::path(
    post, path = "/api/v1/enrollment-codes", tag = "enrollment", request_body = CreateCode,
    responses((status = 201, body = NewCodeView)), security(("token" = [])),
)]
pub async fn create(
    caller: AdminCaller<Enroll>,
    Body(body): Body<CreateCode>,
) -> Result<(StatusCode, Body<NewCodeView>), Problem> {
    let actions: Option<Vec<Action>> = body.actions.iter().map(|word| Action::from_text(word)).collect();
    let actions = actions.ok_or_else(|| Problem::malformed("`actions` holds a word that is no action"))?;
    let newest = caller.store().read().keyrings().newest().await?;
    let limits = newest.as_ref().map(|signed| &signed.keyring.limits);
    let ceilings = Ceilings {
        actions,
        solo: body.solo.unwrap_or_else(|| limits.is_some_and(|limits| limits.solo)),
        demo: body.demo.unwrap_or_else(|| limits.is_some_and(|limits| limits.demo)),
    };
    let person = people::find(&caller, id_field::<16>("person", &body.person)?.into()).await?.id;
    let new = NewEnrollmentCode { person, device_name: body.label, ceilings, lifetime_ms: body.expires_in_ms };
    let MadeCode { id, code } = make_enrollment_code(caller.house(), caller.caller().clone(), new).await?;
    let view = NewCodeView {
        id: data_encoding::HEXLOWER.encode(&id),
        code: code.to_text(),
        expires: code.expires.0,
        label: code.label.to_string(),
        words: words::keyring_words(&code.keyring),
        maker: code.maker.as_str().to_owned(),
    };
    Ok((StatusCode::CREATED, Body(view)))
}

/// Registers a code that an approver made from their own pinned keyring.
#[utoipa::path(
    post, path = "/api/v1/enrollment-codes/registered", tag = "enrollment", request_body = RegisterCode,
    responses((status = 201, body = RegisteredCode)), security(("token" = [])),
)]
pub async fn register(
    caller: AdminCaller<Enroll>,
    Body(body): Body<RegisterCode>,
) -> Result<(StatusCode, Body<RegisteredCode>), Problem> {
    let keyring = if let Some(text) = &body.keyring {
        id_field::<32>("keyring", text)?.into()
    } else {
        let newest = caller.store().read().keyrings().newest().await?;
        newest.ok_or(MakeEnrollmentCodeError::NoKeyring)?.keyring.digest()
    };
    let ceilings: Ceilings =
        decode(&blob(&body.ceilings)?, CAP).map_err(|error| Problem::malformed(error.to_string()))?;
    let person = people::find(&caller, id_field::<16>("person", &body.person)?.into()).await?.id;
    let offline = OfflineCode {
        secret: id_field::<32>("secret_digest", &body.secret_digest)?.into(),
        person,
        label: Line::new(body.label).map_err(|bad| Problem::malformed(format!("`label`: {bad}")))?,
        ceilings,
        keyring,
        expires: Time(body.expires),
    };
    let id = register_enrollment_code(caller.house(), caller.caller().clone(), offline).await?;
    Ok((StatusCode::CREATED, Body(RegisteredCode { id: data_encoding::HEXLOWER.encode(&id) })))
}
