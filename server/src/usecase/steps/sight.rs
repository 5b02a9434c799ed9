//! Which commands an admin may look at: those with one of their own people among the targets.

use lethe_proto::command::Command as Order;
use lethe_server_core::{
    admin::{Admin, Scope},
    permission::Permission,
};
use sea_orm::ConnectionTrait;

use crate::store::{StoreError, repo::Enrollments};

/// Whether this admin may see this order.
pub async fn sees_command<C: ConnectionTrait>(
    enrollments: &Enrollments<'_, C>,
    admin: &Admin,
    order: &Order,
) -> Result<bool, StoreError> {
    if admin.may(Permission::Read, Scope::PersonIn(None)).is_ok() {
        return Ok(true);
    }
    for target in &order.targets {
        let group = enrollments.find(target.enrollment).await?.and_then(|enrollment| enrollment.group);
        if admin.may(Permission::Read, Scope::PersonIn(group.as_deref())).is_ok() {
            return Ok(true);
        }
    }
    Ok(false)
}
