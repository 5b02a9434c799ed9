//! Sign-ins as they were decided: who, from where, with what, and why they came in or not. Written in the transaction that begins the
//! session or records the refusal; after that only time takes away from them (see `store::retention`).

use std::net::IpAddr;

use lethe_proto::ids::{PersonId, Time};
use lethe_server_core::{
    access::{
        app::AppId,
        country::Country,
        factor::Factors,
        facts::{Device, Facts, Previous, Subject},
        origin::{AddressUnknown, Asn, Coordinates, Origin, Place},
        verdict::Verdict,
    },
    ids::AdminId,
    permission::AdminRole,
};
use sea_orm::{ConnectionTrait, DatabaseTransaction};

use super::{
    super::{
        StoreError,
        sql::{Row, Table, insert_numbered, one, signed, values},
    },
    SignIns, sign_in_words as words,
};

pub use words::{Cut, address_text};

pub(in crate::store) const TABLE: Table = Table { name: "sign_in", key: "no" };

/// Who signs in, as far as rules ask.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Who {
    /// To the control plane.
    Admin {
        /// Id.
        id: AdminId,
        /// The group that they are in, where they are a person.
        group: Option<String>,
        /// What they are there.
        roles: Vec<AdminRole>,
    },
    /// To an app of the company.
    Employee {
        /// Id.
        id: PersonId,
        /// Their group.
        group: Option<String>,
    },
}

impl Who {
    /// `admin` or `employee`.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Admin { .. } => "admin",
            Self::Employee { .. } => "employee",
        }
    }

    /// Their id.
    pub const fn id(&self) -> [u8; 16] {
        match self {
            Self::Admin { id, .. } => *id.as_bytes(),
            Self::Employee { id, .. } => *id.as_bytes(),
        }
    }

    /// As a decision sees them.
    pub fn subject(&self) -> Subject<'_> {
        match self {
            Self::Admin { id, group, roles } => Subject::Admin { id: *id, group: group.as_deref(), roles },
            Self::Employee { id, group } => Subject::Employee { id: *id, group: group.as_deref() },
        }
    }
}

/// Where a sign-in came from, as far as it is still known.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CameFrom {
    /// The address, its network once it was cut, or why it never was known.
    pub address: Result<Cut, AddressUnknown>,
    /// What the geographic database said.
    pub place: Place,
}

impl From<Origin> for CameFrom {
    fn from(origin: Origin) -> Self {
        Self { address: origin.address.map(words::whole), place: origin.place }
    }
}

impl CameFrom {
    /// As a decision sees it.
    pub fn origin(&self) -> Origin {
        Origin { address: self.address.map(|(address, _): (IpAddr, u8)| address), place: self.place }
    }
}

/// A sign-in that was decided.
#[derive(Debug, Clone, PartialEq)]
pub struct SignIn {
    /// Who.
    pub who: Who,
    /// To what.
    pub app: AppId,
    /// With which factors.
    pub factors: Factors,
    /// On which device.
    pub device: Device,
    /// From where.
    pub from: CameFrom,
    /// What the rules said.
    pub verdict: Verdict,
    /// Why, as JSON.
    pub reasons: String,
    /// By which version of the rules; 0 where there were none.
    pub rules_version: u64,
    /// Whether they came in.
    pub admitted: bool,
    /// Whether they came in although the rules said otherwise, because the host's operator had set them aside.
    pub break_glass: bool,
    /// The session or token that came of it, or that it was about.
    pub via: Option<[u8; 16]>,
}

/// A sign-in with its running number and its moment.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredSignIn {
    /// Running number; the cursor of lists.
    pub no: i64,
    /// When.
    pub at: Time,
    /// What was decided.
    pub sign_in: SignIn,
}

impl StoredSignIn {
    /// What was known then, besides where they had come from before.
    pub fn facts(&self, previous: Option<Previous>) -> Facts<'_> {
        let SignIn { who, app, factors, device, from, .. } = &self.sign_in;
        let (factors, device, origin) = (*factors, *device, from.origin());
        Facts { subject: who.subject(), app, factors, device, origin, at: self.at, previous }
    }

    /// As the earlier one of two sign-ins.
    pub fn as_previous(&self) -> Previous {
        Previous { at: self.at, origin: self.sign_in.from.origin() }
    }
}

fn who(row: &Row) -> Result<Who, StoreError> {
    let group = Some(row.text("subject_group")?).filter(|group| !group.is_empty());
    match row.text("kind")?.as_str() {
        "admin" => {
            Ok(Who::Admin { id: row.fixed::<16, AdminId>("subject")?, group, roles: row.word("roles", words::roles)? })
        }
        "employee" => Ok(Who::Employee { id: row.fixed::<16, PersonId>("subject")?, group }),
        _ => Err(row.unreadable("kind")),
    }
}

fn place(row: &Row) -> Result<Place, StoreError> {
    let country = row.word("country", |text| match text {
        "" => Some(None),
        code => code.parse::<Country>().ok().map(Some),
    })?;
    let asn = row.maybe_int("asn")?.map(u32::try_from).transpose().map_err(|_| row.unreadable("asn"))?;
    let radius = row.maybe_int("accuracy_km")?.map(u16::try_from).transpose();
    let radius = radius.map_err(|_| row.unreadable("accuracy_km"))?;
    let coordinates = match (row.maybe_int("latitude_e6")?, row.maybe_int("longitude_e6")?) {
        (Some(north), Some(east)) => Coordinates::new(words::degrees(north), words::degrees(east), radius),
        (Some(_), None) | (None, _) => None,
    };
    Ok(Place { country, asn: asn.map(Asn), coordinates, database_built: row.maybe_time("geo_built")? })
}

pub(in crate::store) fn read(row: &Row) -> Result<StoredSignIn, StoreError> {
    let demanded = row.word("demanded", words::factors)?;
    let sign_in = SignIn {
        who: who(row)?,
        app: row.word("app", |text| text.parse().ok())?,
        factors: row.word("factors", words::factors)?,
        device: row.word("device", words::device)?,
        from: CameFrom { address: row.word("address", words::address)?, place: place(row)? },
        verdict: row.word("verdict", |word| words::verdict(word, demanded))?,
        reasons: row.text("reasons")?,
        rules_version: row.count("rules_version")?,
        admitted: row.int("admitted")? != 0,
        break_glass: row.int("break_glass")? != 0,
        via: row.maybe_fixed::<16, [u8; 16]>("via")?,
    };
    Ok(StoredSignIn { no: row.int("no")?, at: row.time("at")?, sign_in })
}

impl<C: ConnectionTrait> SignIns<'_, C> {
    /// By running number.
    pub async fn find(&self, no: i64) -> Result<Option<StoredSignIn>, StoreError> {
        one(self.db, TABLE, "SELECT * FROM sign_in WHERE no = $1", values![no]).await?.as_ref().map(read).transpose()
    }

    /// The last time that somebody came in, to whatever it was.
    pub async fn last_admitted(&self, subject: [u8; 16]) -> Result<Option<StoredSignIn>, StoreError> {
        let sql = "SELECT * FROM sign_in WHERE subject = $1 AND admitted = 1 ORDER BY no DESC LIMIT 1";
        one(self.db, TABLE, sql, values![subject.to_vec()]).await?.as_ref().map(read).transpose()
    }

    /// The newest that let somebody in through a session.
    pub async fn last_admitted_via(&self, session: [u8; 16]) -> Result<Option<StoredSignIn>, StoreError> {
        let sql = "SELECT * FROM sign_in WHERE via = $1 AND admitted = 1 ORDER BY no DESC LIMIT 1";
        one(self.db, TABLE, sql, values![session.to_vec()]).await?.as_ref().map(read).transpose()
    }
}

impl SignIns<'_, DatabaseTransaction> {
    /// Keeps one; gives its number.
    pub async fn insert(&self, new: SignIn, now: Time) -> Result<i64, StoreError> {
        let sql = "INSERT INTO sign_in (at, kind, subject, subject_group, roles, app, factors, device, address, country, asn, \
                   latitude_e6, longitude_e6, accuracy_km, geo_built, verdict, demanded, reasons, rules_version, admitted, \
                   break_glass, via) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, \
                   $18, $19, $20, $21, $22) RETURNING no";
        let Place { country, asn, coordinates, database_built } = new.from.place;
        let subject = new.who.subject();
        let values = values![
            signed(now.0),
            new.who.kind(),
            new.who.id().to_vec(),
            subject.group().unwrap_or_default(),
            words::roles_text(subject.roles()),
            new.app.as_str(),
            words::factors_text(new.factors),
            words::device_text(new.device),
            address_text(new.from.address),
            country.map_or_else(String::new, |country| country.to_string()),
            asn.map(|asn| i64::from(asn.0)),
            coordinates.map(|point| words::millionths(point.latitude())),
            coordinates.map(|point| words::millionths(point.longitude())),
            coordinates.and_then(|point| point.accuracy_km()).map(i64::from),
            database_built.map(|built| signed(built.0)),
            new.verdict.as_str(),
            words::factors_text(words::demanded(new.verdict)),
            new.reasons,
            signed(new.rules_version),
            i64::from(new.admitted),
            i64::from(new.break_glass),
            new.via.map(|via| via.to_vec()),
        ];
        insert_numbered(self.db, TABLE, sql, values).await
    }
}
