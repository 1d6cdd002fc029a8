//! The client against a fake provider: one request paid, one file, whole – whatever goes wrong.

#[path = "client/fake.rs"]
mod fake;

use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use serde_json::{Value, json};
use shotlist::client::{
    Class, Client, ClientError, Job, Journal, Key, Order, Patience, Provider, Resend, Schedule,
    Silent, State, Step, Watch,
};

use fake::{Fake, Fault};

const KEY: &str = "sk_test_0123456789";

/// A fake provider, a client for it and a journal.
struct Desk {
    fake: Fake,
    client: Client,
    journal: Journal,
    folder: tempfile::TempDir,
}

impl Desk {
    fn new(provider: Provider) -> Self {
        let fake = Fake::start();
        let folder = tempfile::tempdir().unwrap();
        let client = Client::new(provider, Key::new(KEY).unwrap(), Some(&fake.url)).unwrap();
        let journal = Journal::new(folder.path().join("jobs/jobs.jsonl"));
        Self { fake, client, journal, folder }
    }

    fn agent() -> Self {
        Self::new(Provider::HeyGenAgent)
    }

    fn order(&self) -> Order {
        Order::new(self.client.provider(), self.body(), "film.shot")
    }

    fn body(&self) -> Value {
        match self.client.provider() {
            Provider::Runware => {
                json!([{"taskType": "videoInference", "taskUUID": "", "positivePrompt": "A film"}])
            }
            _ => json!({"prompt": "A film about a jar", "callback_id": "row-7"}),
        }
    }

    fn submit(&self) -> Result<Job, ClientError> {
        self.client.submit(&self.journal, &self.order(), Resend::Never, &mut Silent)
    }

    fn wait(&self, job: &Job) -> Result<Job, ClientError> {
        self.client.wait(&self.journal, job, &quick(), &mut Silent)
    }

    fn download(&self, job: &Job) -> Result<Job, ClientError> {
        self.client.download(&self.journal, job, &self.film(), false, &mut Silent)
    }

    fn film(&self) -> PathBuf {
        self.folder.path().join("film.mp4")
    }

    fn written(&self) -> String {
        fs::read_to_string(self.journal.path()).unwrap()
    }
}

fn quick() -> Patience {
    Patience::default()
        .deadline(Some(Duration::from_secs(20)))
        .schedule(Schedule::Every(Duration::from_millis(50)))
}

fn refused(result: Result<Job, ClientError>) -> shotlist::client::Refusal {
    match result {
        Err(ClientError::Refused(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_life_of_a_job() {
    for provider in [Provider::HeyGenAgent, Provider::HeyGenVideo, Provider::Runware] {
        let desk = Desk::new(provider);
        let job = desk.submit().unwrap();
        assert_eq!(job.state, State::Running);
        let job = desk.wait(&job).unwrap();
        assert_eq!(job.state, State::Completed);
        let job = desk.download(&job).unwrap();
        assert_eq!(fs::read(desk.film()).unwrap(), fake::video(), "{provider:?}");
        assert_eq!(job.files, [desk.film().display().to_string()]);
        assert_eq!(desk.fake.paid(), 1);
        assert_eq!(desk.journal.jobs().unwrap(), [job], "the journal tells the same");
        let beside: Vec<_> = fs::read_dir(desk.folder.path()).unwrap().collect();
        assert_eq!(beside.len(), 2, "nothing half-written stays: {beside:?}");
    }
}

#[test]
fn the_key_goes_into_one_header_and_nowhere_else() {
    let desk = Desk::agent();
    let job = desk.submit().and_then(|job| desk.wait(&job)).unwrap();
    desk.download(&job).unwrap();
    for seen in &desk.fake.state().seen {
        let has_key = seen.headers.get("x-api-key").is_some_and(|key| key == KEY);
        assert_eq!(has_key, !seen.path.starts_with("/media/"), "{}", seen.path);
        assert!(!seen.path.contains(KEY) && !String::from_utf8_lossy(&seen.body).contains(KEY));
    }
    assert!(!desk.written().contains(KEY));
    assert!(!desk.written().contains("signature=secret"), "nor is a presigned address written");
}

#[test]
fn a_provider_that_echoes_the_key_does_not_make_us_show_it() {
    let desk = Desk::agent();
    let body = json!({"error": {"code": "unauthorized", "message": format!("bad key {KEY}")}});
    desk.fake.fault("POST", Fault::Answer(401, "", body.to_string()));
    let refusal = refused(desk.submit());
    assert_eq!(refusal.class, Class::Authentication);
    assert_eq!(refusal.message, "bad key [key]");
    assert!(!desk.written().contains(KEY));
}

#[test]
fn the_key_is_not_sent_on_to_another_place() {
    let desk = Desk::agent();
    let stranger = Fake::start();
    let header: &'static str =
        Box::leak(format!("location: {}/v3/video-agents", stranger.url).into_boxed_str());
    desk.fake.fault("POST", Fault::Answer(307, header, String::new()));
    assert_eq!(refused(desk.submit()).status, 307);
    assert_eq!(stranger.state().seen.len(), 0);
}

#[test]
fn the_same_request_is_not_sent_twice_while_the_first_is_open() {
    let desk = Desk::agent();
    let first = desk.submit().unwrap();
    let Err(ClientError::AlreadySent(job)) = desk.submit() else { panic!("sent twice") };
    assert_eq!(job.id, first.id);
    assert_eq!(desk.fake.paid(), 1);
    desk.client.submit(&desk.journal, &desk.order(), Resend::Anew, &mut Silent).unwrap();
    assert_eq!(desk.fake.paid(), 2, "unless the user insists");
    let other = Order::new(Provider::HeyGenAgent, json!({"prompt": "Another film"}), "b.shot");
    desk.client.submit(&desk.journal, &other, Resend::Never, &mut Silent).unwrap();
}

#[test]
fn of_many_processes_one_sends_it() {
    let desk = Desk::agent();
    let sent = std::thread::scope(|scope| {
        let runs: Vec<_> = (0..8).map(|_| scope.spawn(|| desk.submit().is_ok())).collect();
        runs.into_iter().map(|run| run.join().unwrap()).filter(|ok| *ok).count()
    });
    assert_eq!((sent, desk.fake.paid()), (1, 1));
}

#[test]
fn a_finished_request_may_be_ordered_again() {
    let desk = Desk::agent();
    desk.submit().and_then(|job| desk.wait(&job)).unwrap();
    desk.submit().unwrap();
    assert_eq!(desk.fake.paid(), 2);
}

#[test]
fn an_answer_that_is_lost_is_no_second_video() {
    for fault in [
        Fault::CutAfter,
        Fault::CutBefore,
        Fault::Answer(502, "", "<html>Bad gateway</html>".to_owned()),
        Fault::Answer(500, "", json!({"error": {"code": "internal_error"}}).to_string()),
        Fault::Instead("<html>".to_owned()),
        Fault::Instead(json!({"data": {"session_id": null, "video_id": null}}).to_string()),
        Fault::Instead(json!({"data": {"session_id": "../../etc/passwd"}}).to_string()),
    ] {
        let desk = Desk::agent();
        desk.fake.fault("POST", fault.clone());
        let result = desk.submit();
        assert!(matches!(result, Err(ClientError::OutcomeUnknown(..))), "{fault:?}: {result:?}");
        assert_eq!(desk.fake.count("POST"), 1, "{fault:?}");
        assert!(matches!(desk.submit(), Err(ClientError::AlreadySent(_))), "{fault:?}");
        assert_eq!(desk.fake.count("POST"), 1, "{fault:?}");
        // The same number again: a provider that knows it answers as the first time.
        let job =
            desk.client.submit(&desk.journal, &desk.order(), Resend::Unknown, &mut Silent).unwrap();
        desk.wait(&job).and_then(|job| desk.download(&job)).unwrap();
        assert_eq!(desk.fake.paid(), 1, "{fault:?}");
        assert_eq!(desk.journal.jobs().unwrap().len(), 1, "{fault:?}");
    }
}

#[test]
fn a_lost_session_can_be_taken_up_by_hand() {
    let desk = Desk::agent();
    desk.fake.fault("POST", Fault::CutAfter);
    let Err(ClientError::OutcomeUnknown(job, _)) = desk.submit() else { panic!("known") };
    assert!(matches!(desk.wait(&job), Err(ClientError::OutcomeUnknown(..))));
    let candidates = desk.client.candidates(&mut Silent).unwrap();
    assert_eq!(candidates[0].session_id, "sess_1");
    let adopt = |session| desk.client.adopt(&desk.journal, &job, session, &mut Silent);
    assert!(adopt("../sess_1").is_err());
    let job = adopt(&candidates[0].session_id).unwrap();
    desk.wait(&job).and_then(|job| desk.download(&job)).unwrap();
    assert_eq!(desk.fake.paid(), 1);
}

#[test]
fn a_task_with_a_number_of_its_own_is_sent_again() {
    let desk = Desk::new(Provider::Runware);
    desk.fake.fault("POST", Fault::CutAfter);
    let job = desk.submit().unwrap();
    assert_eq!((desk.fake.count("POST"), desk.fake.paid()), (2, 1), "conflictTaskUUID proves it");
    desk.wait(&job).and_then(|job| desk.download(&job)).unwrap();
    let seen: Vec<Value> = desk
        .fake
        .state()
        .seen
        .iter()
        .filter(|seen| seen.path == "/v1")
        .map(|seen| serde_json::from_slice::<Value>(&seen.body).unwrap()[0]["taskUUID"].clone())
        .collect();
    assert!(seen.iter().all(|task| *task == seen[0]), "{seen:?}");
    assert_eq!(uuid_version(seen[0].as_str().unwrap()), Some('4'));
}

fn uuid_version(text: &str) -> Option<char> {
    text.split('-').nth(2)?.chars().next()
}

#[test]
fn a_number_that_is_taken_at_once_is_a_refusal() {
    let desk = Desk::new(Provider::Runware);
    let body = json!({"errors": [{"code": "conflictTaskUUID", "message": "known"}]});
    desk.fake.fault("POST", Fault::Answer(400, "", body.to_string()));
    assert_eq!(refused(desk.submit()).class, Class::Conflict);
}

#[test]
fn too_many_requests_are_tried_again_when_the_server_says() {
    let desk = Desk::agent();
    let limited = json!({"error": {"code": "rate_limit_exceeded", "message": "slow down"}});
    desk.fake.fault("POST", Fault::Answer(429, "retry-after: 2", limited.to_string()));
    let mut log = Log::default();
    desk.client.submit(&desk.journal, &desk.order(), Resend::Never, &mut log).unwrap();
    assert_eq!(desk.fake.paid(), 1);
    assert!(log.0[0].starts_with("retrying after 2"), "{:?}", log.0);
    for _ in 0..3 {
        desk.fake.fault("POST", Fault::Answer(429, "retry-after: 0", limited.to_string()));
    }
    let other = Order::new(Provider::HeyGenAgent, json!({"prompt": "Other"}), "b.shot");
    let result = desk.client.submit(&desk.journal, &other, Resend::Never, &mut Silent);
    assert_eq!(refused(result).class, Class::Limited);
}

#[derive(Default)]
struct Log(Vec<String>);

impl Watch for Log {
    fn step(&mut self, step: Step<'_>) {
        self.0.push(match step {
            Step::Retrying { why, after } => format!("retrying after {}: {why}", after.as_secs()),
            Step::Status { status, percent, .. } => format!("{status} {percent:?}"),
            Step::Warning(text) => format!("warning: {text}"),
            other => format!("{other:?}"),
        });
    }
}

#[test]
fn a_request_that_is_worked_on_is_asked_for_again() {
    let desk = Desk::agent();
    let body = json!({"error": {"code": "request_in_progress", "message": "wait"}});
    desk.fake.fault("POST", Fault::Answer(409, "retry-after: 0", body.to_string()));
    desk.submit().unwrap();
    assert_eq!(desk.fake.paid(), 1);
}

#[test]
fn refusals_are_told_apart() {
    for (status, code, class) in [
        (400, "invalid_parameter", Class::Invalid),
        (400, "content_policy_violation", Class::Safety),
        (401, "authentication_failed", Class::Authentication),
        (402, "trial_limit_exceeded", Class::Credit),
        (403, "voice_not_usable", Class::Forbidden),
        (404, "avatar_not_found", Class::NotFound),
        (413, "payload_too_large", Class::TooLarge),
    ] {
        let desk = Desk::agent();
        let body = json!({"error": {"code": code, "message": "no", "param": "prompt"}});
        desk.fake.fault("POST", Fault::Answer(status, "", body.to_string()));
        let refusal = refused(desk.submit());
        assert_eq!((refusal.class, refusal.code.as_str()), (class, code));
        assert_eq!(refusal.parameter.as_deref(), Some("prompt"));
        assert_eq!(refusal.request_id.as_deref(), Some("req-7"));
        assert_eq!(desk.journal.jobs().unwrap()[0].state, State::Refused);
        assert_eq!(desk.fake.count("POST"), 1);
        desk.submit().expect("a refused request may be sent again");
    }
}

#[test]
fn nothing_is_sent_when_nobody_listens() {
    let desk = Desk::agent();
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let url = format!("http://{free}");
    let client = Client::new(Provider::HeyGenAgent, Key::new(KEY).unwrap(), Some(&url)).unwrap();
    let result = client.submit(&desk.journal, &desk.order(), Resend::Never, &mut Silent);
    let Err(ClientError::Unreachable(why)) = result else { panic!("{result:?}") };
    assert!(why.starts_with(&format!("cannot reach {url}: ")), "{why}");
    assert_eq!(desk.journal.jobs().unwrap()[0].state, State::Unsent);
    desk.submit().expect("it can be sent now");
}

#[test]
fn nothing_is_sent_when_the_journal_cannot_be_written() {
    let desk = Desk::agent();
    let journal = Journal::new(desk.folder.path());
    let result = desk.client.submit(&journal, &desk.order(), Resend::Never, &mut Silent);
    assert!(matches!(result, Err(ClientError::File { .. })), "{result:?}");
    assert_eq!(desk.fake.count("POST"), 0);
}

#[test]
fn troubles_while_waiting_are_no_verdict() {
    let desk = Desk::agent();
    let job = desk.submit().unwrap();
    desk.fake.fault("GET /v3/video-agents", Fault::CutBefore);
    desk.fake.fault("GET /v3/video-agents", Fault::Answer(404, "", String::new()));
    desk.fake.fault("GET /v3/videos", Fault::Answer(503, "", "<html>".to_owned()));
    desk.fake.fault("GET /v3/videos", Fault::Instead("no json".to_owned()));
    desk.fake.fault(
        "GET /v3/videos",
        Fault::Instead(json!({"data": {"id": "vid_999", "status": "failed"}}).to_string()),
    );
    let strange = json!({"data": {"id": "vid_1", "status": "polishing"}}).to_string();
    desk.fake.fault("GET /v3/videos", Fault::Instead(strange));
    let mut log = Log::default();
    let job = desk.client.wait(&desk.journal, &job, &quick(), &mut log).unwrap();
    assert_eq!(job.state, State::Completed, "{:?}", log.0);
    assert!(log.0.iter().any(|line| line.starts_with("polishing")), "{:?}", log.0);
}

#[test]
fn a_job_that_is_gone_is_given_up_after_three_tries() {
    let desk = Desk::agent();
    let job = desk.submit().unwrap();
    for _ in 0..3 {
        desk.fake.fault("GET", Fault::Answer(404, "", String::new()));
    }
    assert_eq!(refused(desk.wait(&job)).class, Class::NotFound);
    assert_eq!(desk.fake.count("GET"), 3);
}

#[test]
fn a_failed_video_says_why() {
    for (body, why) in [
        (
            json!({"status": "failed", "failure_code": "x1", "failure_message": "no face"}),
            "no face [x1]",
        ),
        (json!({"status": "failed", "error": {"message": "moderation"}}), "moderation"),
        (json!({"status": "failed", "error": "out of memory"}), "out of memory"),
        (json!({"status": "failed"}), "the provider gives no reason"),
    ] {
        let desk = Desk::new(Provider::HeyGenVideo);
        let job = desk.submit().unwrap();
        desk.fake.fault("GET", Fault::Instead(json!({ "data": body }).to_string()));
        let error = desk.wait(&job).unwrap_err();
        assert_eq!(error.to_string(), format!("job {} failed: {why}", job.id));
        assert_eq!(desk.fake.count("POST"), 1, "nothing is sent again by itself");
    }
}

#[test]
fn an_agent_that_asks_back_has_failed() {
    let desk = Desk::agent();
    let job = desk.submit().unwrap();
    let body = json!({"data": {"session_id": "sess_1", "status": "waiting_for_input"}});
    desk.fake.fault("GET", Fault::Instead(body.to_string()));
    assert!(desk.wait(&job).unwrap_err().to_string().contains("waits for an answer"));
}

#[test]
fn when_the_time_is_up_the_job_goes_on() {
    let desk = Desk::agent();
    desk.fake.state().rounds = 1000;
    let job = desk.submit().unwrap();
    let short = quick().deadline(Some(Duration::from_millis(300)));
    let result = desk.client.wait(&desk.journal, &job, &short, &mut Silent);
    let Err(ClientError::Deadline(job)) = result else { panic!("{result:?}") };
    assert_eq!(job.state, State::Running);
    desk.fake.state().rounds = 0;
    // Another process, with nothing but the journal.
    let job = desk.journal.find(&job.id).unwrap();
    desk.wait(&job).and_then(|job| desk.download(&job)).unwrap();
    assert_eq!(desk.fake.paid(), 1);
}

#[test]
fn a_video_that_breaks_off_is_fetched_again() {
    let desk = Desk::agent();
    let job = desk.submit().and_then(|job| desk.wait(&job)).unwrap();
    desk.fake.fault("GET /media", Fault::Truncated);
    desk.fake.fault("GET /media", Fault::Answer(403, "", "expired".to_owned()));
    desk.download(&job).unwrap();
    assert_eq!(fs::read(desk.film()).unwrap(), fake::video());
    assert_eq!(desk.fake.count("GET /media"), 3);
}

#[test]
fn a_film_that_is_there_is_not_overwritten() {
    let desk = Desk::agent();
    let job = desk.submit().and_then(|job| desk.wait(&job)).unwrap();
    fs::write(desk.film(), "mine").unwrap();
    let error = desk.download(&job).unwrap_err();
    assert!(error.to_string().ends_with("is there already"), "{error}");
    assert_eq!(fs::read(desk.film()).unwrap(), b"mine");
    desk.client.download(&desk.journal, &job, &desk.film(), true, &mut Silent).unwrap();
    assert_eq!(fs::read(desk.film()).unwrap(), fake::video());
}

#[test]
fn an_address_that_is_not_safe_is_not_fetched() {
    let desk = Desk::new(Provider::HeyGenVideo);
    let job = desk.submit().and_then(|job| desk.wait(&job)).unwrap();
    let body = json!({"data": {"id": "vid_1", "status": "completed", "video_url": "http://files.example/v.mp4"}});
    desk.fake.fault("GET", Fault::Instead(body.to_string()));
    let error = desk.download(&job).unwrap_err();
    assert!(error.to_string().contains("not `https`"), "{error}");
    assert!(!desk.film().exists());
}

#[test]
fn several_videos_of_one_task() {
    let desk = Desk::new(Provider::Runware);
    let mut body = desk.body();
    body[0]["numberResults"] = 2.into();
    let order = Order::new(Provider::Runware, body, "film.shot");
    let job = desk.client.submit(&desk.journal, &order, Resend::Never, &mut Silent).unwrap();
    let job = desk.wait(&job).and_then(|job| desk.download(&job)).unwrap();
    assert_eq!((job.files.len(), job.cost), (2, Some(1.0)));
    assert!(desk.folder.path().join("film-2.mp4").exists());
}

#[test]
fn files_in_the_body_are_uploaded_first() {
    let desk = Desk::agent();
    let body = json!({"prompt": "A film", "files": [
        {"type": "base64", "media_type": "image/png", "data": "iVBORw0KGgo="},
        {"type": "url", "url": "https://example.com/a.png"},
    ]});
    let order = Order::new(Provider::HeyGenAgent, body, "film.shot").upload(true);
    let submit = |resend| desk.client.submit(&desk.journal, &order, resend, &mut Silent);
    submit(Resend::Never).unwrap();
    let sent: Vec<_> = desk.fake.state().seen.clone();
    let form = String::from_utf8_lossy(&sent[0].body).into_owned();
    assert!(form.contains("name=\"file\"; filename=\"file-1.png\""), "{form}");
    assert!(sent[0].body.windows(8).any(|bytes| bytes == b"\x89PNG\r\n\x1a\n"));
    let body: Value = serde_json::from_slice(&sent[1].body).unwrap();
    assert_eq!(body["files"][0], json!({"type": "asset_id", "asset_id": "asset_1"}));
    assert!(matches!(submit(Resend::Never), Err(ClientError::AlreadySent(_))));
    assert_eq!(desk.fake.count("POST /v3/assets"), 1, "a double is not uploaded again");
}

#[test]
fn a_torn_journal_is_read_and_written_on() {
    let desk = Desk::agent();
    let job = desk.submit().unwrap();
    let torn = format!("{}{{\"time\":\"2026-01-01T", desk.written());
    fs::write(desk.journal.path(), torn).unwrap();
    assert_eq!(desk.journal.jobs().unwrap(), std::slice::from_ref(&job));
    let job = desk.wait(&job).unwrap();
    assert_eq!(desk.journal.find(&job.id[..3]).unwrap(), job);
    assert_eq!(desk.journal.find("last").unwrap(), job);
    assert!(desk.journal.find("zzz").is_err());
}

#[test]
fn a_trickling_video_arrives_whole() {
    let desk = Desk::agent();
    let job = desk.submit().and_then(|job| desk.wait(&job)).unwrap();
    desk.fake.fault("GET /media", Fault::Trickle);
    let mut log = Log::default();
    desk.client.download(&desk.journal, &job, &desk.film(), false, &mut log).unwrap();
    assert_eq!(fs::read(desk.film()).unwrap(), fake::video());
    assert!(log.0.len() > 1, "progress is told");
}

#[test]
fn a_slow_answer_is_waited_for() {
    let desk = Desk::agent();
    desk.fake.fault("POST", Fault::Slow(Duration::from_millis(400)));
    desk.submit().unwrap();
}
