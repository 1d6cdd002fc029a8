//! Which addresses may be talked to.

use ureq::http::Uri;

use super::ClientError;

/// Scheme, host and port of an interface, and a path that goes before every other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Base {
    /// Without a slash at its end.
    url: String,
    /// Whether it is plain `http` on this machine, so that downloads may be, too.
    is_loopback: bool,
}

impl Base {
    pub(super) fn join(&self, path: &str) -> String {
        format!("{}{path}", self.url)
    }

    pub(super) const fn is_loopback(&self) -> bool {
        self.is_loopback
    }

    /// Whether a file may be fetched from there: `https`, or plain `http` where both are local.
    pub(super) fn may_fetch(&self, url: &str) -> bool {
        match url.parse::<Uri>() {
            Ok(uri) => is_secure(&uri) || self.is_loopback && is_local(&uri),
            Err(_) => false,
        }
    }
}

/// Reads the address of an interface.
pub(super) fn base(text: &str) -> Result<Base, ClientError> {
    let wrong = |why: &str| ClientError::Address(format!("`{text}` {why}"));
    let uri: Uri = text.trim().parse().map_err(|_| wrong("is no address"))?;
    let (secure, local) = (is_secure(&uri), is_local(&uri));
    if uri.host().is_none_or(str::is_empty) || uri.scheme().is_none() {
        return Err(wrong("is no address: write it with `https://`"));
    }
    if uri.authority().is_some_and(|authority| authority.as_str().contains('@')) {
        return Err(ClientError::Address("the address holds a user name or a password".to_owned()));
    }
    if uri.query().is_some() {
        return Err(wrong("holds a query"));
    }
    if !secure && !local {
        return Err(wrong("is not `https`; plain `http` is only for this machine"));
    }
    let url = text.trim().trim_end_matches('/').to_owned();
    Ok(Base { url, is_loopback: local && !secure })
}

fn is_secure(uri: &Uri) -> bool {
    uri.scheme_str() == Some("https")
}

fn is_local(uri: &Uri) -> bool {
    let host = uri.host().unwrap_or_default();
    let host = host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).unwrap_or(host);
    let address = host.parse::<std::net::IpAddr>();
    uri.scheme_str() == Some("http")
        && (host == "localhost" || address.is_ok_and(|address| address.is_loopback()))
}

/// An id from a provider that goes into a path: letters, digits and `_ - . :`, and no `..`.
pub(super) fn is_id(id: &str) -> bool {
    let plain =
        |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b':');
    (1..=200).contains(&id.len()) && id.bytes().all(plain) && !id.contains("..") && id != "."
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_https_or_this_machine() {
        for good in [
            "https://api.heygen.com",
            "http://127.0.0.1:8080/x/",
            "http://localhost",
            "http://[::1]:9",
        ] {
            assert!(base(good).is_ok(), "{good}");
        }
        for bad in [
            "http://api.heygen.com",
            "http://10.0.0.1",
            "http://127.0.0.1.evil.example",
            "http://localhost.evil.example",
            "ftp://127.0.0.1",
            "api.heygen.com",
            "https://user:pass@api.heygen.com",
            "https://api.heygen.com?x=1",
            "",
        ] {
            assert!(base(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn files_come_over_https() {
        let real = base("https://api.heygen.com").unwrap();
        assert!(real.may_fetch("https://files.example/v.mp4?sig=1"));
        for bad in
            ["http://files.example/v.mp4", "http://127.0.0.1/v.mp4", "file:///etc/passwd", "x"]
        {
            assert!(!real.may_fetch(bad), "{bad}");
        }
        let local = base("http://127.0.0.1:1").unwrap();
        assert!(local.may_fetch("http://127.0.0.1:2/v.mp4"));
        assert!(!local.may_fetch("http://files.example/v.mp4"));
    }

    #[test]
    fn ids_are_no_paths() {
        assert!(is_id("sess_01J.8-a:b"));
        for bad in ["", ".", "..", "a/../b", "a/b", "a\\b", "a?b", "a%2fb", "a b", "a..b"] {
            assert!(!is_id(bad), "{bad}");
        }
    }
}
