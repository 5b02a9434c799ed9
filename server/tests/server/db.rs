//! The database of a house: SQLite in the house's own folder, or a new one in a temporary `PostgreSQL` cluster.

use std::path::Path;

use lethe_postgres::Cluster;
use lethe_server::store::Place;

#[derive(Clone, Copy)]
pub(crate) enum Db {
    Sqlite,
    Postgres,
}

impl Db {
    /// An empty one.
    pub(crate) async fn place(self, folder: &Path) -> Place {
        match self {
            Self::Sqlite => Place::Sqlite(folder.join("lethe.db")),
            Self::Postgres => {
                let made = tokio::task::spawn_blocking(|| Cluster::shared().database());
                Place::Postgres(made.await.unwrap())
            }
        }
    }
}

/// Runs each named test on both databases.
macro_rules! on_both {
    ($($name:ident),+ $(,)?) => {
        mod sqlite {
            $(#[tokio::test]
            async fn $name() {
                super::$name(crate::db::Db::Sqlite).await;
            })+
        }
        mod postgres {
            $(#[tokio::test]
            async fn $name() {
                super::$name(crate::db::Db::Postgres).await;
            })+
        }
    };
}
pub(crate) use on_both;
