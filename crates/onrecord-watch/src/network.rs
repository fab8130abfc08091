//! Which networks the program connects to: the public internet, and nothing of the user's own
//! network unless it is asked for.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Blocks of IPv4 that are not the public internet, as address and length of prefix
/// (the IANA special-purpose registry, RFC 6890 and its updates).
const CLOSED_4: [(Ipv4Addr, u32); 15] = [
    (Ipv4Addr::UNSPECIFIED, 8),           // this host
    (Ipv4Addr::new(10, 0, 0, 0), 8),      // private
    (Ipv4Addr::new(100, 64, 0, 0), 10),   // shared by a provider's customers (CGNAT)
    (Ipv4Addr::new(127, 0, 0, 0), 8),     // loopback
    (Ipv4Addr::new(169, 254, 0, 0), 16),  // link-local, and the metadata of cloud machines
    (Ipv4Addr::new(172, 16, 0, 0), 12),   // private
    (Ipv4Addr::new(192, 0, 0, 0), 24),    // protocol assignments
    (Ipv4Addr::new(192, 0, 2, 0), 24),    // documentation
    (Ipv4Addr::new(192, 88, 99, 0), 24),  // 6to4 relays
    (Ipv4Addr::new(192, 168, 0, 0), 16),  // private
    (Ipv4Addr::new(198, 18, 0, 0), 15),   // benchmarks
    (Ipv4Addr::new(198, 51, 100, 0), 24), // documentation
    (Ipv4Addr::new(203, 0, 113, 0), 24),  // documentation
    (Ipv4Addr::new(224, 0, 0, 0), 4),     // multicast
    (Ipv4Addr::new(240, 0, 0, 0), 4),     // reserved, broadcast
];

/// Blocks of IPv6 within the global `2000::/3` that are not the public internet; all outside it is
/// closed (unspecified, loopback, unique-local, link-local, multicast).
const CLOSED_6: [(Ipv6Addr, u32); 4] = [
    (Ipv6Addr::new(0x2001, 0, 0, 0, 0, 0, 0, 0), 23), // protocol assignments, Teredo
    (Ipv6Addr::new(0x2001, 0x0db8, 0, 0, 0, 0, 0, 0), 32), // documentation
    (Ipv6Addr::new(0x2002, 0, 0, 0, 0, 0, 0, 0), 16), // 6to4: any IPv4 inside
    (Ipv6Addr::new(0x3fff, 0, 0, 0, 0, 0, 0, 0), 20), // documentation
];

/// Translation to IPv4 (NAT64): as public as the IPv4 address inside.
const NAT64: Ipv6Addr = Ipv6Addr::new(0x0064, 0xff9b, 0, 0, 0, 0, 0, 0);

/// Whether an address belongs to the public internet.
///
/// An IPv4 address written as IPv6 (`::ffff:127.0.0.1`, `64:ff9b::7f00:1`) is judged as what it is.
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_4(address),
        IpAddr::V6(address) => is_public_6(address),
    }
}

fn is_public_4(address: Ipv4Addr) -> bool {
    let inside = |(block, length): &(Ipv4Addr, u32)| {
        (address.to_bits() ^ block.to_bits()).leading_zeros() >= *length
    };
    !CLOSED_4.iter().any(inside)
}

fn is_public_6(address: Ipv6Addr) -> bool {
    if let Some(mapped) = address.to_ipv4_mapped() {
        return is_public_4(mapped);
    }
    let bits = address.to_bits();
    if (bits ^ NAT64.to_bits()).leading_zeros() >= 96 {
        return is_public_4(Ipv4Addr::from_bits(bits as u32));
    }
    let inside =
        |(block, length): &(Ipv6Addr, u32)| (bits ^ block.to_bits()).leading_zeros() >= *length;
    bits >> 125 == 1 && !CLOSED_6.iter().any(inside)
}

/// Which hosts outside the public internet may be reached all the same.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Private {
    /// None.
    #[default]
    Refused,
    /// These hosts, by the name or number that an address calls them by.
    Hosts(Vec<String>),
    /// All.
    Allowed,
}

impl Private {
    /// Whether a host may be reached at an address.
    pub fn lets(&self, host: &str, address: IpAddr) -> bool {
        is_public(address)
            || match self {
                Self::Refused => false,
                Self::Hosts(hosts) => hosts.iter().any(|known| bare(known) == bare(host)),
                Self::Allowed => true,
            }
    }
}

/// A host in the one way to write it: numbers in their shortest form and without the brackets that
/// IPv6 wears in addresses, names in small letters.
fn bare(host: &str) -> String {
    let host = host.trim_matches(['[', ']']);
    host.parse::<IpAddr>().map_or_else(|_| host.to_ascii_lowercase(), |number| number.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_networks_are_closed() {
        for address in [
            "0.0.0.0",
            "10.1.2.3",
            "100.64.0.1",
            "100.127.255.255",
            "127.0.0.1",
            "127.9.9.9",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.8",
            "192.0.2.1",
            "192.168.1.1",
            "198.19.0.1",
            "198.51.100.7",
            "203.0.113.9",
            "224.0.0.1",
            "239.255.255.250",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::127.0.0.1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "64:ff9b::7f00:1",
            "64:ff9b:1::1",
            "100::1",
            "2001::1",
            "2001:db8::1",
            "2002:7f00:1::",
            "3fff::1",
            "fc00::1",
            "fd12:3456::1",
            "fe80::1",
            "fec0::1",
            "ff02::1",
        ] {
            assert!(!is_public(address.parse().unwrap()), "{address}");
        }
    }

    #[test]
    fn the_public_internet_is_open() {
        for address in [
            "1.1.1.1",
            "9.255.255.255",
            "11.0.0.1",
            "100.63.255.255",
            "100.128.0.0",
            "172.15.255.255",
            "172.32.0.1",
            "192.1.0.1",
            "198.17.255.255",
            "198.20.0.0",
            "223.255.255.255",
            "::ffff:8.8.8.8",
            "64:ff9b::808:808",
            "2001:4860:4860::8888",
            "2606:4700::1111",
            "2a00:1450::1",
        ] {
            assert!(is_public(address.parse().unwrap()), "{address}");
        }
    }

    #[test]
    fn a_host_that_is_let_through_opens_no_other() {
        let home: IpAddr = "192.168.1.9".parse().unwrap();
        let some = Private::Hosts(vec!["intranet.example".to_owned()]);
        assert!(some.lets("Intranet.example", home));
        assert!(!some.lets("other.example", home));
        for (named, host) in [
            ("::1", "[::1]"),
            ("[::1]", "[::1]"),
            ("0:0:0:0:0:0:0:1", "[::1]"),
            ("FD00::1", "[fd00::1]"),
        ] {
            let six = Private::Hosts(vec![named.to_owned()]);
            let address = host.trim_matches(['[', ']']).parse().unwrap();
            assert!(six.lets(host, address), "{named}");
            assert!(!six.lets("[fd00::2]", address), "{named}");
        }
        assert!(!Private::Refused.lets("intranet.example", home));
        assert!(Private::Allowed.lets("other.example", home));
    }
}
