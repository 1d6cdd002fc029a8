//! One exchange with a server; the only user of the HTTP crate.

use std::io::{ErrorKind, Read};
use std::time::Duration;

use jiff::Timestamp;
use serde_json::Value;
use ureq::http::{Method, Request, Response};
use ureq::{Agent, Body};

use super::address::Base;
use super::{ClientError, Key, Provider};

/// Largest answer that is read, in bytes. Real ones have a few thousand.
const LARGEST_ANSWER: u64 = 4 << 20;
/// How long making a connection may take.
const CONNECT: Duration = Duration::from_secs(15);
/// How many times a download may be sent on.
const MOST_REDIRECTS: u32 = 3;

/// Timeouts of one exchange. A creating request was seen to take half a minute.
pub(super) const READ: Duration = Duration::from_secs(30);
pub(super) const WRITE: Duration = Duration::from_secs(120);
pub(super) const TRANSFER: Duration = Duration::from_secs(10 * 60);

/// What is asked for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ask<'a> {
    pub(super) method: &'a Method,
    pub(super) path: &'a str,
    /// A header besides the key and the type of the body.
    pub(super) header: Option<(&'static str, &'a str)>,
    /// The type of the body, and the body.
    pub(super) body: Option<(&'a str, &'a [u8])>,
    pub(super) timeout: Duration,
}

impl<'a> Ask<'a> {
    pub(super) const fn get(path: &'a str) -> Self {
        Self { method: &Method::GET, path, header: None, body: None, timeout: READ }
    }

    pub(super) const fn post(path: &'a str, body: &'a [u8], timeout: Duration) -> Self {
        let body = Some(("application/json", body));
        Self { method: &Method::POST, path, header: None, body, timeout }
    }
}

/// What came back.
#[derive(Clone, Debug)]
pub(super) struct Answer {
    pub(super) status: u16,
    /// The body, if it is JSON; the key is blotted out.
    pub(super) json: Option<Value>,
    pub(super) request_id: Option<String>,
    /// How long the server asks to wait.
    pub(super) retry_after: Option<Duration>,
}

impl Answer {
    pub(super) const fn is_success(&self) -> bool {
        200 <= self.status && self.status < 300
    }
}

/// Why nothing came back.
#[derive(Clone, Debug)]
pub(super) enum Fault {
    /// No connection was made: nothing can have arrived.
    NotSent(String),
    /// The connection broke, or the time ran out, after the request was on its way.
    Lost(String),
}

impl Fault {
    pub(super) fn why(&self) -> &str {
        match self {
            Self::NotSent(why) | Self::Lost(why) => why,
        }
    }
}

/// A provider's interface with the key for it.
#[derive(Debug)]
pub(super) struct Http {
    agent: Agent,
    base: Base,
    provider: Provider,
    key: Key,
}

impl Http {
    pub(super) fn new(provider: Provider, key: Key, base: Base) -> Self {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            // The key is never sent on to another place.
            .max_redirects(0)
            .max_redirects_will_error(false)
            // A pooled connection that died would make it unclear whether a request arrived.
            .max_idle_connections(0)
            .https_only(!base.is_loopback())
            .timeout_connect(Some(CONNECT))
            .user_agent(concat!("shotlist/", env!("CARGO_PKG_VERSION")));
        // A proxy from the environment is for the world outside, not for this machine.
        let config = if base.is_loopback() { config.proxy(None) } else { config };
        Self { agent: config.build().into(), base, provider, key }
    }

    /// Asks once.
    pub(super) fn ask(&self, ask: &Ask<'_>) -> Result<Answer, Fault> {
        let request = self.request(ask).map_err(|error| Fault::NotSent(error.to_string()))?;
        let request =
            self.agent.configure_request(request).timeout_global(Some(ask.timeout)).build();
        match self.agent.run(request) {
            Ok(response) => Ok(self.read(response)),
            Err(error) => Err(self.fault(&error)),
        }
    }

    fn request(&self, ask: &Ask<'_>) -> Result<Request<Vec<u8>>, ureq::http::Error> {
        let (name, before) = self.provider.key_header();
        let mut request = Request::builder()
            .method(ask.method)
            .uri(self.base.join(ask.path))
            .header(name, format!("{before}{}", self.key.reveal()))
            .header("accept", "application/json");
        if let Some((name, value)) = ask.header {
            request = request.header(name, value);
        }
        if let Some((media_type, _)) = ask.body {
            request = request.header("content-type", media_type);
        }
        request.body(ask.body.map(|(_, body)| body.to_vec()).unwrap_or_default())
    }

    fn read(&self, response: Response<Body>) -> Answer {
        let status = response.status().as_u16();
        let header = |name: &str| Some(response.headers().get(name)?.to_str().ok()?.to_owned());
        let request_id = header("x-request-id").map(|id| super::refusal::shorten(&id));
        let retry_after = header("retry-after").and_then(|value| pause(&value));
        let mut bytes = Vec::new();
        let body = response.into_body().into_reader();
        // A body that breaks off is as good as none: the status tells.
        let whole = body.take(LARGEST_ANSWER).read_to_end(&mut bytes).is_ok();
        let text = String::from_utf8_lossy(&bytes);
        let mut json = serde_json::from_str(&text).ok().filter(|_| whole);
        if let Some(json) = &mut json {
            self.key.scrub_json(json);
        }
        let request_id = request_id.map(|id| self.key.scrub(&id));
        Answer { status, json, request_id, retry_after }
    }

    fn fault(&self, error: &ureq::Error) -> Fault {
        let why = match error {
            ureq::Error::Io(error) => error.to_string(),
            other => other.to_string(),
        };
        let why = self.key.scrub(&why);
        if was_not_sent(error) {
            Fault::NotSent(format!("cannot reach {}: {why}", self.base.join("")))
        } else {
            Fault::Lost(why)
        }
    }

    /// Fetches a file from wherever the provider put it. The key stays here.
    pub(super) fn fetch(&self, url: &str) -> Result<Response<Body>, ClientError> {
        if !self.base.may_fetch(url) {
            return Err(ClientError::Download(
                "the provider names an address for the video that is not `https`".to_owned(),
            ));
        }
        let request = self
            .agent
            .get(url)
            .config()
            .max_redirects(MOST_REDIRECTS)
            .timeout_global(Some(TRANSFER))
            .build();
        request.call().map_err(|error| {
            // The address itself is a key to the video for a while.
            ClientError::Download(self.key.scrub(&error.to_string().replace(url, "the video")))
        })
    }

    pub(super) fn scrub(&self, text: &str) -> String {
        self.key.scrub(text)
    }
}

/// Whether the request cannot have reached anybody.
fn was_not_sent(error: &ureq::Error) -> bool {
    use ureq::{Error, Timeout};
    match error {
        Error::Io(error) => matches!(
            error.kind(),
            ErrorKind::ConnectionRefused
                | ErrorKind::HostUnreachable
                | ErrorKind::NetworkUnreachable
                | ErrorKind::AddrNotAvailable
        ),
        Error::HostNotFound
        | Error::ConnectionFailed
        | Error::BadUri(_)
        | Error::RequireHttpsOnly(_)
        | Error::InvalidProxyUrl
        | Error::ConnectProxyFailed(_)
        | Error::TlsRequired
        | Error::Timeout(Timeout::Resolve | Timeout::Connect) => true,
        _ => false,
    }
}

/// `Retry-After`: seconds, or a date.
fn pause(value: &str) -> Option<Duration> {
    let value = value.trim();
    if let Ok(seconds) = value.parse::<u64>() {
        return Some(Duration::from_secs(seconds));
    }
    let date = jiff::fmt::rfc2822::parse(value).ok()?.timestamp();
    let seconds = date.as_second() - Timestamp::now().as_second();
    u64::try_from(seconds).ok().map(Duration::from_secs)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn retry_after_is_seconds_or_a_date() {
        assert_eq!(pause("7"), Some(Duration::from_secs(7)));
        assert_eq!(pause("Sun, 06 Nov 1994 08:49:37 GMT"), None, "the past asks for nothing");
        assert_eq!(pause("soon"), None);
        let soon = Timestamp::now().as_second() + 90;
        let date = Timestamp::from_second(soon).unwrap().strftime("%a, %d %b %Y %H:%M:%S GMT");
        let asked = pause(&date.to_string()).unwrap().as_secs();
        assert!((88..=90).contains(&asked), "{date}: {asked}");
    }
}
