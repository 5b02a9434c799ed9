//! The company's directory, which is a real slapd.

use std::time::{Duration, Instant};

use lethe_server::{
    config::DirectoryConfig,
    directory::{Directory, DirectoryError, DirectoryPerson},
};

use crate::{place::Place, slapd::Slapd};

/// The section as it stands in a file; `more` may say something again.
fn config(place: &Place, url: &str, more: &[(&str, &str)]) -> DirectoryConfig {
    place.write("directory.password", "of the server\n");
    let mut section = toml::Table::new();
    let path = |name: &str| place.at(name).display().to_string();
    let usual = [
        ("url", url.to_owned()),
        ("ca_file", path("authority.pem")),
        ("bind_dn", "cn=lethe,dc=example,dc=com".to_owned()),
        ("password_file", path("directory.password")),
        ("base", "ou=people,dc=example,dc=com".to_owned()),
    ];
    section.extend(usual.map(|(key, value)| (key.to_owned(), value.into())));
    section.extend(more.iter().map(|(key, value)| ((*key).to_owned(), (*value).into())));
    section.try_into().unwrap()
}

fn open(place: &Place, url: &str, more: &[(&str, &str)]) -> Directory {
    Directory::open(&config(place, url, more)).unwrap()
}

fn ada() -> DirectoryPerson {
    DirectoryPerson {
        dn: "uid=ada,ou=people,dc=example,dc=com".to_owned(),
        key: "uuid:11111111-2222-4333-8444-555555555555".to_owned(),
    }
}

#[tokio::test]
async fn a_person_is_proved_by_their_own_password_and_by_no_other() {
    let place = Place::new();
    let slapd = Slapd::start(&place);
    let directory = open(&place, &slapd.tls, &[]);
    assert_eq!(directory.look().await, Ok(()));
    assert_eq!(directory.prove("ada@example.com", "of Ada").await, Ok(ada()));
    assert_eq!(directory.prove("ada@example.com", "of Bo").await, Err(DirectoryError::Refused));
    assert_eq!(directory.prove("nobody@example.com", "of Ada").await, Err(DirectoryError::Refused));
    assert_eq!(directory.prove(&"x".repeat(2000), "of Ada").await, Err(DirectoryError::Refused));
}

#[tokio::test]
async fn an_empty_password_is_nobodys_even_where_the_directory_takes_it() {
    let place = Place::new();
    let slapd = Slapd::start(&place);
    let directory = open(&place, &slapd.plain, &[]);
    assert_eq!(directory.prove("ada@example.com", "").await, Err(DirectoryError::Refused));
}

#[tokio::test]
async fn what_somebody_types_is_a_value_and_never_a_part_of_the_filter() {
    let place = Place::new();
    let slapd = Slapd::start(&place);
    let directory = open(&place, &slapd.plain, &[]);
    for login in ["*)(uid=ada", "ada@example.com)(uid=*", "ada*", "*)(mail=ada*", "x)(|(uid=ada)", "\\61da@example.com"]
    {
        assert_eq!(directory.prove(login, "of Ada").await, Err(DirectoryError::Refused), "{login}");
    }
    let bo = directory.prove("b*(o)@example.com", "of Bo").await.unwrap();
    assert_eq!(bo.dn, "uid=bo,ou=people,dc=example,dc=com");
}

#[tokio::test]
async fn a_login_that_is_two_peoples_is_nobodys() {
    let place = Place::new();
    let slapd = Slapd::start(&place);
    let directory = open(&place, &slapd.plain, &[]);
    assert_eq!(directory.prove("twins@example.com", "of the twins").await, Err(DirectoryError::Refused));
    let wide = open(&place, &slapd.plain, &[("filter", "(|(uid={login})(objectClass=person))")]);
    assert_eq!(wide.prove("ada", "of Ada").await, Err(DirectoryError::Refused));
}

#[tokio::test]
async fn an_unknown_login_takes_the_steps_of_a_known_one_and_as_long() {
    let place = Place::new();
    let slapd = Slapd::start(&place);
    let directory = open(&place, &slapd.plain, &[]);
    let begun = Instant::now();
    assert_eq!(directory.prove("nobody@example.com", "of Ada").await, Err(DirectoryError::Refused));
    assert!(begun.elapsed() >= Duration::from_millis(400), "{:?}", begun.elapsed());
    let said = slapd.said_until("closed");
    assert!(said.iter().any(|line| line.contains("BIND dn=\"cn=nobody,ou=people")), "{said:?}");
}

#[tokio::test]
async fn only_the_named_authority_certifies_a_directory() {
    let place = Place::new();
    let slapd = Slapd::start(&place);
    let stranger = place.at("stranger.pem").display().to_string();
    let starttls = |ca: &str| {
        let mut config = config(&place, &slapd.plain, &[("ca_file", ca)]);
        config.starttls = true;
        Directory::open(&config).unwrap()
    };
    let authority = place.at("authority.pem").display().to_string();
    assert_eq!(starttls(&authority).prove("ada@example.com", "of Ada").await, Ok(ada()));
    for refused in [starttls(&stranger), open(&place, &slapd.tls, &[("ca_file", &stranger)])] {
        let answer = refused.prove("ada@example.com", "of Ada").await;
        assert!(matches!(&answer, Err(DirectoryError::Unavailable(why)) if why.contains("certificate")), "{answer:?}");
    }
}

#[tokio::test]
async fn a_directory_that_is_silent_or_away_is_not_a_refusal() {
    let place = Place::new();
    let silent = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = silent.local_addr().unwrap().port();
    for (url, ca) in [("ldap", "authority.pem"), ("ldaps", "authority.pem")] {
        let ca = place.at(ca).display().to_string();
        let directory = open(&place, &format!("{url}://localhost:{port}"), &[("ca_file", &ca)]);
        let answer = directory.with_patience(Duration::from_millis(200)).prove("ada@example.com", "of Ada").await;
        assert_eq!(answer, Err(DirectoryError::Unavailable("it is silent".to_owned())));
    }
    drop(silent);
    let away = open(&place, &format!("ldap://localhost:{port}"), &[]);
    assert!(matches!(away.prove("ada@example.com", "of Ada").await, Err(DirectoryError::Unavailable(_))));
}

#[tokio::test]
async fn a_directory_that_does_not_let_us_search_says_so_to_whoever_runs_the_server() {
    let place = Place::new();
    let slapd = Slapd::start(&place);
    let elsewhere = open(&place, &slapd.plain, &[("base", "ou=elsewhere,dc=example,dc=com")]);
    assert!(matches!(elsewhere.look().await, Err(DirectoryError::Misconfigured(_))));
    let other = config(&place, &slapd.plain, &[]);
    place.write("directory.password", "another one\n");
    let other = Directory::open(&other).unwrap();
    let answer = other.prove("ada@example.com", "of Ada").await;
    assert!(matches!(&answer, Err(DirectoryError::Misconfigured(why)) if why.contains("bind_dn")), "{answer:?}");
    assert!(Directory::open(&config(&place, &slapd.plain, &[("filter", "(mail={login}")])).is_err());
}
