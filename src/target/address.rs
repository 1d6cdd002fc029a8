//! Addresses that a provider fetches from or reports to.

use core::net::IpAddr;

use iri_string::types::UriStr;

/// Why an address is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// It is no absolute URI.
    NotAbsolute,
    /// It has characters that must be written as `%20` and the like.
    Characters,
    /// Its scheme is another than `https`.
    NotHttps,
    /// It has a user name or password.
    UserInfo,
    /// It has a `#fragment`, which is never sent.
    Fragment,
    /// Nobody outside this machine or network reaches its host.
    Private,
}

impl Refusal {
    /// What is wrong, as the end of "`…` ".
    pub(crate) const fn says(self) -> &'static str {
        match self {
            Refusal::NotAbsolute => "is no absolute address",
            Refusal::Characters => "has characters that an address cannot have",
            Refusal::NotHttps => "is not `https`",
            Refusal::UserInfo => "carries a user name or password",
            Refusal::Fragment => "has a `#` part, which is never sent",
            Refusal::Private => "leads to a private or local host",
        }
    }

    /// What to do.
    pub(crate) const fn help(self) -> &'static str {
        match self {
            Refusal::NotAbsolute => "write it whole, such as `https://example.com/done`",
            Refusal::Characters => {
                "write spaces and other signs as `%20` and the like, and the host in ASCII"
            }
            Refusal::NotHttps => "serve it over `https`",
            Refusal::UserInfo => "leave them out; use a token in the query instead",
            Refusal::Fragment => "leave out the `#` and what follows it",
            Refusal::Private => "the provider's servers must reach it: use a public host name",
        }
    }
}

/// What is wrong with an address that must be a public `https` one.
pub(crate) fn refused(address: &str) -> Option<Refusal> {
    let uri = match parse(address) {
        Ok(uri) => uri,
        Err(refusal) => return Some(refusal),
    };
    let Some(authority) = uri.authority_components() else {
        return Some(Refusal::NotAbsolute);
    };
    let host = authority.host().trim_end_matches('.');
    if host.is_empty() {
        Some(Refusal::NotAbsolute)
    } else if is_private(host) {
        Some(Refusal::Private)
    } else if !uri.scheme_str().eq_ignore_ascii_case("https") {
        Some(Refusal::NotHttps)
    } else if authority.userinfo().is_some() {
        Some(Refusal::UserInfo)
    } else {
        uri.fragment().map(|_| Refusal::Fragment)
    }
}

/// What is wrong with an address that must be an absolute URI, whatever its scheme.
pub(crate) fn unreadable(address: &str) -> Option<Refusal> {
    parse(address).err()
}

/// Whether an absolute URI has the scheme `https`.
pub(crate) fn is_https(address: &str) -> bool {
    parse(address).is_ok_and(|uri| uri.scheme_str().eq_ignore_ascii_case("https"))
}

fn parse(address: &str) -> Result<&UriStr, Refusal> {
    UriStr::new(address).map_err(|_| {
        let scheme = address.split_once("://").map(|(scheme, _)| scheme);
        let absolute = scheme.is_some_and(|scheme| {
            !scheme.is_empty() && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric())
        });
        if absolute { Refusal::Characters } else { Refusal::NotAbsolute }
    })
}

/// Whether nobody outside this machine or network reaches a host.
fn is_private(host: &str) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    match bare.parse::<IpAddr>() {
        Ok(IpAddr::V4(ip)) => is_private_v4(ip),
        Ok(IpAddr::V6(ip)) => {
            ip.to_ipv4_mapped().is_some_and(is_private_v4)
                || ip.is_loopback()
                || ip.is_unspecified()
                || ip.is_unique_local()
                || ip.is_unicast_link_local()
        }
        Err(_) => is_private_name(&host.to_ascii_lowercase()),
    }
}

const fn is_private_v4(ip: core::net::Ipv4Addr) -> bool {
    ip.is_private()
        || ip.is_loopback()
        || ip.is_link_local()
        || ip.is_unspecified()
        || ip.is_broadcast()
}

/// Endings of names that no public name server knows.
const LOCAL: [&str; 6] = ["localhost", "local", "localdomain", "internal", "lan", "intranet"];

fn is_private_name(host: &str) -> bool {
    let last = host.rsplit('.').next().unwrap_or(host);
    !host.contains('.') || LOCAL.contains(&last)
}

/// Whether an address looks like a page for people rather than a file: it ends in `.html` or in
/// no ending at all.
pub(crate) fn is_web_page(address: &str) -> bool {
    const PAGES: [&str; 6] = ["html", "htm", "php", "asp", "aspx", "jsp"];
    let Ok(uri) = parse(address) else { return false };
    let name = uri.path_str().rsplit('/').next().unwrap_or_default();
    match name.rsplit_once('.') {
        Some((_, ending)) => PAGES.contains(&ending.to_ascii_lowercase().as_str()),
        None => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn public_addresses_pass() {
        for address in [
            "https://example.com/done",
            "HTTPS://example.com",
            "https://example.com:8443/a?token=x%20y",
            "https://8.8.8.8/a",
            "https://[2606:4700::1111]/a",
        ] {
            assert_eq!(refused(address), None, "{address}");
        }
    }

    #[test]
    fn others_are_refused_for_what_is_wrong() {
        use Refusal::{Characters, Fragment, NotAbsolute, NotHttps, Private, UserInfo};
        for (address, refusal) in [
            ("", NotAbsolute),
            ("example.com/done", NotAbsolute),
            ("/done", NotAbsolute),
            ("https:///done", NotAbsolute),
            ("mailto:a@example.com", NotAbsolute),
            ("https://example.com/a b", Characters),
            ("https://exämple.com/", Characters),
            ("http://example.com/", NotHttps),
            ("ftp://example.com/", NotHttps),
            ("https://me:secret@example.com/", UserInfo),
            ("https://example.com/#done", Fragment),
            ("https://localhost/", Private),
            ("https://LOCALHOST:8080/", Private),
            ("https://printer/", Private),
            ("https://nas.local/", Private),
            ("https://10.0.0.7/", Private),
            ("https://172.16.1.1/", Private),
            ("https://169.254.169.254/latest", Private),
            ("https://127.0.0.1/", Private),
            ("https://0.0.0.0/", Private),
            ("https://[::1]/", Private),
            ("https://[fd00::1]/", Private),
            ("https://[::ffff:10.0.0.1]/", Private),
        ] {
            assert_eq!(refused(address), Some(refusal), "{address}");
        }
    }

    #[test]
    fn any_uri_will_do_for_some() {
        assert_eq!(unreadable("http://10.0.0.7/hook"), None);
        assert_eq!(unreadable("hook"), Some(Refusal::NotAbsolute));
        assert!(is_https("https://example.com") && !is_https("http://example.com"));
    }

    #[test]
    fn pages_are_told_from_files() {
        for page in
            ["https://example.com", "https://example.com/a.html?x=a.png", "https://e.com/logo"]
        {
            assert!(is_web_page(page), "{page}");
        }
        assert!(!is_web_page("https://example.com/logo.png?v=2"));
    }
}
