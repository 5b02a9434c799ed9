//! The PROXY protocol, versions 1 and 2: a proxy that forwards TCP says for whom, before the first byte of the caller.
//! Reads exactly the header and nothing of what follows.

use std::{io, net::IpAddr};

use lethe_server_core::access::origin::AddressUnknown;
use ppp::{v1, v2};
use tokio::io::{AsyncRead, AsyncReadExt as _};

/// As long as the beginning of either version.
const BEGINNING: usize = 12;
/// How version 1 begins.
const VERSION_1: &[u8] = b"PROXY ";
/// The longest line of version 1.
const LONGEST_LINE: usize = 107;
/// The longest rest of version 2 that is read: addresses, and what proxies add about TLS.
const LONGEST_REST: u16 = 4096;

/// Reads a header. An error is a connection to drop: whoever speaks on such a listener without a header is no proxy of ours.
pub(super) async fn read(stream: &mut (impl AsyncRead + Unpin)) -> io::Result<Result<IpAddr, AddressUnknown>> {
    let mut header = vec![0; BEGINNING];
    stream.read_exact(&mut header).await?;
    if header == v2::PROTOCOL_PREFIX {
        let mut fixed = [0; 4];
        stream.read_exact(&mut fixed).await?;
        let [_, _, high, low] = fixed;
        let length = u16::from_be_bytes([high, low]);
        if length > LONGEST_REST {
            return Err(wrong("the header is too long"));
        }
        let mut rest = vec![0; length.into()];
        stream.read_exact(&mut rest).await?;
        header.extend(fixed);
        header.extend(rest);
        return of_version_2(&header);
    }
    if !header.starts_with(VERSION_1) {
        return Err(wrong("there is no header"));
    }
    while !header.ends_with(b"\r\n") {
        if header.len() == LONGEST_LINE {
            return Err(wrong("the header is too long"));
        }
        header.push(stream.read_u8().await?);
    }
    of_version_1(&header)
}

fn wrong(why: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, format!("PROXY protocol: {why}"))
}

fn of_version_1(header: &[u8]) -> io::Result<Result<IpAddr, AddressUnknown>> {
    let header = v1::Header::try_from(header).map_err(|error| wrong(&error.to_string()))?;
    Ok(match header.addresses {
        v1::Addresses::Tcp4(four) => Ok(four.source_address.into()),
        v1::Addresses::Tcp6(six) => Ok(six.source_address.into()),
        v1::Addresses::Unknown => Err(AddressUnknown::NotSaid),
    })
}

fn of_version_2(header: &[u8]) -> io::Result<Result<IpAddr, AddressUnknown>> {
    let header = v2::Header::try_from(header).map_err(|error| wrong(&error.to_string()))?;
    Ok(match (header.command, header.addresses) {
        // The proxy itself, to see whether we are there.
        (v2::Command::Local, _) => Err(AddressUnknown::OnlyProxies),
        (v2::Command::Proxy, v2::Addresses::IPv4(four)) => Ok(four.source_address.into()),
        (v2::Command::Proxy, v2::Addresses::IPv6(six)) => Ok(six.source_address.into()),
        (v2::Command::Proxy, v2::Addresses::Unspecified | v2::Addresses::Unix(_)) => Err(AddressUnknown::NotSaid),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is read of some bytes, and what is left of them.
    async fn said(bytes: &[u8]) -> (Option<Result<IpAddr, AddressUnknown>>, &[u8]) {
        let mut stream = bytes;
        let said = read(&mut stream).await.ok();
        (said, stream)
    }

    fn second(command: u8, family: u8, rest: &[u8]) -> Vec<u8> {
        let mut bytes = b"\r\n\r\n\0\r\nQUIT\n".to_vec();
        bytes.extend([0x20 | command, family]);
        bytes.extend(u16::try_from(rest.len()).unwrap().to_be_bytes());
        bytes.extend(rest);
        bytes
    }

    fn ip(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[tokio::test]
    async fn a_line_of_version_1_names_the_caller_and_nothing_after_it_is_read() {
        for (line, expected) in [
            ("PROXY TCP4 198.51.100.9 10.0.0.1 4444 443\r\n", Ok(ip("198.51.100.9"))),
            ("PROXY TCP6 2001:db8::9 2001:db8::1 4444 443\r\n", Ok(ip("2001:db8::9"))),
            ("PROXY UNKNOWN\r\n", Err(AddressUnknown::NotSaid)),
            ("PROXY UNKNOWN 198.51.100.9 10.0.0.1 4444 443\r\n", Err(AddressUnknown::NotSaid)),
        ] {
            let bytes = [line.as_bytes(), b"PROXY TCP4"].concat();
            assert_eq!(said(&bytes).await, (Some(expected), &b"PROXY TCP4"[..]), "{line}");
        }
    }

    #[tokio::test]
    async fn version_2_names_the_caller_in_bytes() {
        let four = [198, 51, 100, 9, 10, 0, 0, 1, 0x11, 0x5c, 1, 0xbb];
        let mut six = [0; 36];
        six[..4].copy_from_slice(&[0x20, 1, 0x0d, 0xb8]);
        six[15] = 9;
        let more = [&four[..], &[4, 0, 3, 1, 2, 3]].concat();
        for (bytes, expected) in [
            (second(1, 0x11, &four), Ok(ip("198.51.100.9"))),
            (second(1, 0x11, &more), Ok(ip("198.51.100.9"))),
            (second(1, 0x21, &six), Ok(ip("2001:db8::9"))),
            (second(1, 0x31, &[0; 216]), Err(AddressUnknown::NotSaid)),
            (second(1, 0x00, &[]), Err(AddressUnknown::NotSaid)),
            (second(0, 0x11, &four), Err(AddressUnknown::OnlyProxies)),
        ] {
            let sent = [&bytes[..], b"\x16\x03"].concat();
            assert_eq!(said(&sent).await, (Some(expected), &b"\x16\x03"[..]));
        }
    }

    #[tokio::test]
    async fn what_is_no_header_names_nobody() {
        let long = format!("PROXY TCP4 {}\r\n", "1".repeat(200));
        for bytes in [
            &b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"[..],
            b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\x00\x00\x00",
            b"PROXY TCP4 198.51.100.9 10.0.0.1 4444 443",
            b"PROXY TCP4 nonsense 10.0.0.1 4444 443\r\n",
            b"PROXY TCP4 2001:db8::9 2001:db8::1 4444 443\r\n",
            b"PROXY TCP4 198.51.100.9\r\n",
            b"PROXY TCP4 198.51.100.9 10.0.0.1 99999 443\r\n",
            b"PROXY NEWER 198.51.100.9 10.0.0.1 4444 443\r\n",
            b"proxy TCP4 198.51.100.9 10.0.0.1 4444 443\r\n",
            long.as_bytes(),
            &second(1, 0x11, &[198, 51, 100, 9]),
            &second(7, 0x11, &[0; 12]),
            &second(1, 0x11, &[0; 5000]),
            &second(1, 0x11, &[0; 12])[..20],
            b"",
        ] {
            assert_eq!(said(bytes).await.0, None, "{bytes:?}");
        }
    }
}
