//! Countries, by the two letters of ISO 3166-1.

use std::{fmt, str::FromStr};

use super::text::as_text;

/// The codes that ISO 3166-1 assigns, and `XK`, by which every geographic database calls Kosovo. In order.
const ASSIGNED: &str = "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS \
    BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ \
    FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT \
    JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP \
    MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE \
    RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV \
    TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW";

/// A country. Only assigned codes make one: `UK` and `EU` do not.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Country([u8; 2]);

/// Not a country.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not a country: write the two capital letters of ISO 3166-1, as in DE or KZ")]
pub struct NotACountry(pub String);

impl Country {
    /// How many numbers [`Country::index`] has.
    pub(crate) const INDICES: usize = 26 * 26;

    /// The two capital letters.
    pub fn as_str(&self) -> &str {
        str::from_utf8(&self.0).unwrap_or_default()
    }

    /// The place of the code among all pairs of letters, below [`Country::INDICES`].
    pub(crate) fn index(self) -> usize {
        let [one, other] = self.0.map(|letter| usize::from(letter.wrapping_sub(b'A')));
        one * 26 + other
    }

    /// Every country, in the order of the codes.
    pub fn all() -> impl Iterator<Item = Self> {
        ASSIGNED.split_ascii_whitespace().filter_map(|code| code.as_bytes().try_into().ok().map(Self))
    }
}

impl FromStr for Country {
    type Err = NotACountry;

    fn from_str(text: &str) -> Result<Self, NotACountry> {
        Self::all().find(|country| country.as_str() == text).ok_or_else(|| NotACountry(text.to_owned()))
    }
}

impl fmt::Display for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Country({self})")
    }
}

as_text!(Country);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_249_countries_and_kosovo_in_order_and_each_has_its_own_number() {
        let all: Vec<Country> = Country::all().collect();
        assert_eq!(all.len(), 250);
        assert!(all.is_sorted_by(|one, other| one < other && one.index() < other.index()));
        assert!(all.iter().all(|country| country.index() < Country::INDICES));
        assert!(all.iter().all(|country| country.as_str().parse() == Ok(*country)));
    }

    #[test]
    fn what_is_not_an_assigned_code_is_refused() {
        for text in ["UK", "EU", "AP", "T1", "de", "DEU", "", " DE", "ДЕ", "ZZ"] {
            assert_eq!(text.parse::<Country>(), Err(NotACountry(text.to_owned())));
        }
    }
}
