//! Small shapes that many answers share.

use serde::Serialize;
use utoipa::ToSchema;

/// Somebody or something, by id and by the name that people know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Named {
    /// Hexadecimal.
    pub id: String,
    /// Empty where nobody knows it any more.
    pub name: String,
}
