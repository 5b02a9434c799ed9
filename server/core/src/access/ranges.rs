//! Which segments hold an address: the networks of all segments, laid out flat.
//!
//! Networks are nested or apart, never across each other, so their ends cut the line of all addresses into stretches within which the
//! same networks hold everything. Each stretch points to a spot, and a search by halves finds it.

use core::net::IpAddr;
use std::collections::BTreeMap;

use super::network::Network;

/// The stretches of both families. A spot is a number that the caller gave.
#[derive(Debug, Clone)]
pub(crate) struct Ranges {
    v4: Stretches<u32>,
    v6: Stretches<u128>,
}

/// First addresses, in order, and the spots from there on. Before the first lies spot 0.
#[derive(Debug, Clone)]
struct Stretches<N> {
    starts: Box<[N]>,
    spots: Box<[u32]>,
}

impl Ranges {
    /// Lays out networks, each with the number of its segment. `spot` gives a number to what holds one stretch: the segments of the
    /// networks around it, from the longest to the shortest way around; 0 for nothing.
    pub(crate) fn new(networks: &[(Network, u32)], mut spot: impl FnMut(&[u32]) -> u32) -> Self {
        let mut of_family = |is_v4: bool| {
            let mut list: Vec<Stretch> = networks
                .iter()
                .filter(|(network, _)| network.address().is_ipv4() == is_v4)
                .map(|(network, segment)| {
                    let (first, last) = network.bounds().into_inner();
                    Stretch { first, last, segment: *segment }
                })
                .collect();
            list.sort_unstable_by_key(|stretch| (stretch.first, std::cmp::Reverse(stretch.last), stretch.segment));
            cut(&list, &mut spot)
        };
        let (v4, v6) = (of_family(true), of_family(false));
        Self { v4: Stretches::new(v4, |start| u32::try_from(start).ok()), v6: Stretches::new(v6, Some) }
    }

    /// The spot of an address in canonical form.
    pub(crate) fn spot(&self, address: IpAddr) -> u32 {
        match address {
            IpAddr::V4(v4) => self.v4.spot(v4.to_bits()),
            IpAddr::V6(v6) => self.v6.spot(v6.to_bits()),
        }
    }

    /// How many stretches there are.
    pub(crate) fn len(&self) -> usize {
        self.v4.starts.len() + self.v6.starts.len()
    }
}

impl<N: Ord + Copy> Stretches<N> {
    fn new(cuts: BTreeMap<u128, u32>, narrow: impl Fn(u128) -> Option<N>) -> Self {
        // The end of the last network may lie beyond the family's last address.
        let (starts, spots) = cuts.into_iter().filter_map(|(start, spot)| Some((narrow(start)?, spot))).unzip();
        let (starts, spots): (Vec<N>, Vec<u32>) = (starts, spots);
        Self { starts: starts.into(), spots: spots.into() }
    }

    fn spot(&self, number: N) -> u32 {
        let after = self.starts.partition_point(|start| *start <= number);
        after.checked_sub(1).and_then(|at| self.spots.get(at)).copied().unwrap_or(0)
    }
}

/// One network as numbers.
struct Stretch {
    first: u128,
    last: u128,
    segment: u32,
}

/// Cuts the line wherever a network begins or ends. The list is ordered, with what lies around before what lies within.
fn cut(list: &[Stretch], spot: &mut impl FnMut(&[u32]) -> u32) -> BTreeMap<u128, u32> {
    let mut cuts = BTreeMap::new();
    let mut around: Vec<&Stretch> = Vec::new();
    let mut here = |at: u128, around: &[&Stretch]| {
        let segments: Vec<u32> = around.iter().map(|stretch| stretch.segment).collect();
        cuts.insert(at, spot(&segments));
    };
    for next in list.iter().map(Some).chain([None]) {
        while let Some(ended) = around.pop_if(|inner| next.is_none_or(|next| inner.last < next.first)) {
            if let Some(after) = ended.last.checked_add(1) {
                here(after, &around);
            }
        }
        if let Some(next) = next {
            around.push(next);
            here(next.first, &around);
        }
    }
    cuts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ranges(networks: &[&str]) -> (Ranges, Vec<Vec<u32>>) {
        let mut spots = vec![vec![]];
        let list: Vec<(Network, u32)> = networks.iter().map(|text| text.parse().unwrap()).zip(0..).collect();
        let ranges = Ranges::new(&list, |segments| {
            let known = spots.iter().position(|known| known == segments).unwrap_or_else(|| {
                spots.push(segments.to_vec());
                spots.len() - 1
            });
            u32::try_from(known).unwrap()
        });
        (ranges, spots)
    }

    #[test]
    fn an_address_is_in_every_network_around_it() {
        let (ranges, spots) = ranges(&["10.0.0.0/8", "10.1.0.0/16", "10.1.2.0/24", "10.1.3.0/24", "10.1.0.0/16"]);
        for (address, segments) in [
            ("9.255.255.255", vec![]),
            ("10.0.0.0", vec![0]),
            ("10.1.0.0", vec![0, 1, 4]),
            ("10.1.2.3", vec![0, 1, 4, 2]),
            ("10.1.3.255", vec![0, 1, 4, 3]),
            ("10.1.4.0", vec![0, 1, 4]),
            ("10.2.0.0", vec![0]),
            ("11.0.0.0", vec![]),
        ] {
            let spot = ranges.spot(address.parse().unwrap()) as usize;
            assert_eq!(spots[spot], segments, "{address}");
        }
    }

    #[test]
    fn networks_reach_to_the_ends_of_their_family() {
        let (ranges, spots) = ranges(&["0.0.0.0/0", "255.255.255.255", "::/0", "ffff::/16"]);
        for (address, segments) in [
            ("0.0.0.0", vec![0]),
            ("255.255.255.254", vec![0]),
            ("255.255.255.255", vec![0, 1]),
            ("::", vec![2]),
            ("fffe:ffff:ffff:ffff:ffff:ffff:ffff:ffff", vec![2]),
            ("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", vec![2, 3]),
        ] {
            assert_eq!(spots[ranges.spot(address.parse().unwrap()) as usize], segments, "{address}");
        }
    }
}
