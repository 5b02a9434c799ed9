//! Devices and enrollments. The running number of an enrollment is what mailboxes, states and receipts refer to.

use lethe_proto::{
    cbor::{Exact, encode},
    cose::Cose,
    enrollment::{Ceilings, Grant},
    ids::{DeviceId, EnrollmentId, KeyId, PersonId, Time},
    text::Line,
};
use sea_orm::{ConnectionTrait, DatabaseTransaction};

use super::{
    super::{
        StoreError,
        lists::kept::{self, Shown},
        sql::{Row, Table, all, insert_numbered, one, run, signed, values},
    },
    Enrollments,
};

const TABLE: Table = Table { name: "enrollment", key: "no" };

/// How alive the bond is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EnrollmentStatus {
    /// Granted; the device has not checked in yet.
    Pending,
    /// In use.
    Active,
    /// The device signed that it erased everything.
    Erased,
    /// The device signed that it ended the bond.
    Unenrolled,
}

impl EnrollmentStatus {
    /// The word in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Active => "active",
            Self::Erased => "erased",
            Self::Unenrolled => "unenrolled",
        }
    }

    pub(in crate::store) fn from_text(text: &str) -> Option<Self> {
        [Self::Pending, Self::Active, Self::Erased, Self::Unenrolled].into_iter().find(|s| s.as_str() == text)
    }

    /// Whether the device may still be told anything.
    pub const fn is_alive(self) -> bool {
        matches!(self, Self::Pending | Self::Active)
    }
}

/// What a new enrollment is made of.
#[derive(Debug, Clone)]
pub struct NewEnrollment {
    /// As the agent will compute it.
    pub id: EnrollmentId,
    /// Running number of the hardware.
    pub device_no: i64,
    /// Running number of the person.
    pub person_no: i64,
    /// `⟨person⟩ · ⟨device name⟩`.
    pub label: Line,
    /// What may ever be done to it.
    pub ceilings: Ceilings,
    /// ECDSA P-256, compressed.
    pub device_key: [u8; 33],
    /// X25519.
    pub seal_key: [u8; 32],
    /// The grant as signed.
    pub grant: Exact<Grant>,
    /// By which key of the server.
    pub grant_key: KeyId,
    /// The server's signature.
    pub grant_cose: Cose,
}

/// An enrollment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enrollment {
    /// Running number inside the house.
    pub no: i64,
    /// Id.
    pub id: EnrollmentId,
    /// The hardware.
    pub device: DeviceId,
    /// Running number of the person.
    pub person_no: i64,
    /// The person.
    pub person: PersonId,
    /// The person's group, for scopes of admins.
    pub group: Option<String>,
    /// `⟨person⟩ · ⟨device name⟩`.
    pub label: Line,
    /// What may ever be done to it.
    pub ceilings: Ceilings,
    /// ECDSA P-256, compressed.
    pub device_key: [u8; 33],
    /// X25519.
    pub seal_key: [u8; 32],
    /// How alive it is.
    pub status: EnrollmentStatus,
    /// The grant as signed.
    pub grant: Exact<Grant>,
    /// By which key of the server.
    pub grant_key: KeyId,
    /// The server's signature.
    pub grant_cose: Cose,
    /// Since when.
    pub created_at: Time,
    /// What lists show of the device's own words.
    pub shown: Shown,
}

fn read(row: &Row) -> Result<Enrollment, StoreError> {
    Ok(Enrollment {
        no: row.int("no")?,
        id: row.fixed::<16, EnrollmentId>("id")?,
        device: row.fixed::<16, DeviceId>("device_id")?,
        person_no: row.int("person_no")?,
        person: row.fixed::<16, PersonId>("person_id")?,
        group: row.maybe_text("person_group")?,
        label: row.word("label", |text| Line::new(text).ok())?,
        ceilings: row.message("ceilings")?,
        device_key: row.fixed::<33, [u8; 33]>("device_key")?,
        seal_key: row.fixed::<32, [u8; 32]>("seal_key")?,
        status: row.word("status", EnrollmentStatus::from_text)?,
        grant: Exact::parse(&row.bytes("grant_bytes")?).map_err(|_| row.unreadable("grant_bytes"))?,
        grant_key: row.fixed::<16, KeyId>("grant_key")?,
        grant_cose: Cose::from_bytes(row.bytes("grant_cose")?),
        created_at: row.time("created_at")?,
        shown: Shown {
            platform: row.text("platform")?,
            os_version: row.text("os_version")?,
            backing: row.text("backing")?,
            container: row.text("container")?,
        },
    })
}

const SELECT: &str = "SELECT e.*, d.id AS device_id, p.id AS person_id, p.person_group AS person_group, \
                      l.platform, l.os_version, l.backing, l.container FROM enrollment e \
                      JOIN device d ON d.no = e.device_no JOIN person p ON p.no = e.person_no \
                      JOIN device_list l ON l.enrollment_no = e.no";

impl<C: ConnectionTrait> Enrollments<'_, C> {
    async fn first(&self, tail: &str, values: Vec<sea_orm::Value>) -> Result<Option<Enrollment>, StoreError> {
        one(self.db, TABLE, &format!("{SELECT} {tail}"), values).await?.as_ref().map(read).transpose()
    }

    /// By id.
    pub async fn find(&self, id: EnrollmentId) -> Result<Option<Enrollment>, StoreError> {
        self.first("WHERE e.id = $1", values![id.as_bytes().to_vec()]).await
    }

    /// By running number.
    pub async fn find_no(&self, no: i64) -> Result<Option<Enrollment>, StoreError> {
        self.first("WHERE e.no = $1", values![no]).await
    }

    /// All of a person, newest first.
    pub async fn of_person(&self, person_no: i64) -> Result<Vec<Enrollment>, StoreError> {
        let sql = format!("{SELECT} WHERE e.person_no = $1 ORDER BY e.no DESC");
        all(self.db, TABLE, &sql, values![person_no]).await?.iter().map(read).collect()
    }

    /// Running numbers of all that are alive, in order.
    pub async fn alive(&self) -> Result<Vec<i64>, StoreError> {
        let sql = "SELECT no FROM enrollment WHERE status IN ('pending', 'active') ORDER BY no";
        all(self.db, TABLE, sql, values![]).await?.iter().map(|row| row.int("no")).collect()
    }
}

impl Enrollments<'_, DatabaseTransaction> {
    /// Adds a piece of hardware; gives the running number.
    pub async fn insert_device(&self, id: DeviceId, label: &str, now: Time) -> Result<i64, StoreError> {
        let table = Table { name: "device", key: "no" };
        let sql = "INSERT INTO device (id, label, created_at) VALUES ($1, $2, $3) RETURNING no";
        insert_numbered(self.db, table, sql, values![id.as_bytes().to_vec(), label, signed(now.0)]).await
    }

    /// Adds an enrollment; gives the running number.
    pub async fn insert(&self, new: &NewEnrollment, now: Time) -> Result<i64, StoreError> {
        let sql = "INSERT INTO enrollment (id, device_no, person_no, label, ceilings, device_key, seal_key, status, \
                   grant_bytes, grant_key, grant_cose, created_at) \
                   VALUES ($1, $2, $3, $4, $5, $6, $7, 'pending', $8, $9, $10, $11) RETURNING no";
        let values = values![
            new.id.as_bytes().to_vec(),
            new.device_no,
            new.person_no,
            new.label.as_str(),
            encode(&new.ceilings),
            new.device_key.to_vec(),
            new.seal_key.to_vec(),
            new.grant.bytes().to_vec(),
            new.grant_key.as_bytes().to_vec(),
            new.grant_cose.as_bytes().to_vec(),
            signed(now.0),
        ];
        let no = insert_numbered(self.db, TABLE, sql, values).await?;
        kept::enrolled(self.db, no, new.person_no, new.label.as_str(), now).await?;
        Ok(no)
    }

    /// Changes the status.
    pub async fn set_status(&self, no: i64, status: EnrollmentStatus) -> Result<(), StoreError> {
        run(self.db, "UPDATE enrollment SET status = $2 WHERE no = $1", values![no, status.as_str()]).await?;
        kept::set_status(self.db, no, status).await
    }
}
