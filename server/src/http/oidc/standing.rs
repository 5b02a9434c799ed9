//! Whether what an app holds still stands under the access rules: they may have changed, or a verdict was true for a time that is over.

use crate::{
    store::StoreError,
    usecase::{
        Holder,
        judge_employee::{Door, JudgeEmployeeError},
    },
    wiring::Server,
};

/// Judges a holder again where that is due; who is refused has ended.
pub(super) async fn stands(server: &Server, holder: &Holder) -> Result<bool, StoreError> {
    let Holder { grant, session, origin } = holder;
    let door = Door::App { no: grant.no, grant: grant.id, app: grant.app.clone() };
    match server.access().admit_employee(server.house(), session, &door, origin.address, || *origin).await {
        Ok(()) => Ok(true),
        Err(JudgeEmployeeError::RefusedHere(_) | JudgeEmployeeError::Denied(_)) => Ok(false),
        Err(JudgeEmployeeError::Store(error)) => Err(error),
    }
}
