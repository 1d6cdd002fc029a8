//! `shotlist submit`: sends requests, once each.

use std::collections::HashSet;
use std::process::ExitCode;
use std::sync::atomic::{AtomicU8, AtomicUsize, Ordering};

use indicatif::MultiProgress;
use serde_json::Value;
use shotlist::client::{Client, ClientError, Journal, Order, Provider, Resend};
use shotlist::report::Format;
use shotlist::target::Target;
use shotlist::{Compilation, Diagnostic, Error, Options, Severity, Source};

use super::told::{Progress, size};
use super::{client, resume, tell};
use crate::args::{Global, Submit};
use crate::input::Input;
use crate::render;
use crate::settings::{self, Opened};
use crate::terminal::{FINDINGS, FINE, Terminal};
use crate::text::counted;

/// `shotlist submit`
pub(crate) fn submit(args: &Submit, global: &Global, terminal: &Terminal) -> ExitCode {
    let Opened { inputs, settings, mut code } =
        match settings::open(&args.inputs, global, terminal, |options| adjust(options, args)) {
            Ok(opened) => opened,
            Err(ended) => return ended,
        };
    // Of several scripts all are sent, or none.
    if code != FINE {
        return ExitCode::from(code);
    }
    if let Some(message) = refuse(args, inputs.list.len()) {
        return ExitCode::from(terminal.usage(&message));
    }
    // All scripts are sound before the first one costs anything.
    let mut parcels = Vec::new();
    for input in &inputs.list {
        match prepare(input, settings.of(input), args, terminal) {
            Ok(parcel) => parcels.push(parcel),
            Err(stopped) => code = code.max(stopped),
        }
    }
    ExitCode::from(match code {
        FINE if args.sending.dry_run => show(&parcels, args, terminal),
        FINE => match places(&parcels, args) {
            Ok(()) => send_all(&parcels, args, terminal),
            Err(error) => tell(&error, &args.desk, None, terminal),
        },
        code => {
            if inputs.list.len() > 1 {
                terminal.say("nothing was sent\n");
            }
            code
        }
    })
}

fn adjust(options: &mut Options, args: &Submit) {
    settings::purpose(options, &args.purpose);
    settings::wording(options, &args.wording);
    options.allow_loss = args.allow_loss;
    options.schema = args.schema.into();
    // The task gets its number when it is sent.
    options.task_uuid = Some(uuid::Uuid::new_v4().to_string());
}

/// What cannot be meant.
fn refuse(args: &Submit, scripts: usize) -> Option<String> {
    let output = args.waiting.output.as_deref()?;
    if scripts > 1 && !output.contains("{stem}") && !output.contains("{job}") {
        return Some(format!("{scripts} videos would go to {output}: put {{stem}} into -o"));
    }
    None
}

/// A request that is ready to be sent.
struct Parcel {
    provider: Provider,
    order: Order,
    body: Value,
    name: String,
}

fn prepare(
    input: &Input,
    options: &Options,
    args: &Submit,
    terminal: &Terminal,
) -> Result<Parcel, u8> {
    let failed = |error: Error| render::failed(&error, terminal);
    let source = input.read().map_err(failed)?;
    let target = options.target.as_deref().or(options.config.target.name.as_deref());
    let target = target.and_then(Target::find).map_or("heygen", |target| target.name);
    let Some(provider) = Provider::of_target(target) else {
        return Err(terminal.usage(&format!(
            "nothing can be sent to {target}: `shotlist request --target {target}` prints the call"
        )));
    };
    let compilation = shotlist::compile(&source, options).map_err(failed)?;
    let requested = shotlist::request(&source, &compilation, options).map_err(failed)?;
    let blocking: Vec<Diagnostic> =
        if args.sending.allow_findings { requested.blocking } else { errors(&compilation) };
    let request = requested.request.filter(|_| blocking.is_empty());
    let Some(request) = request else {
        terminal.say(&refusal(&source, &blocking, args, terminal));
        return Err(FINDINGS);
    };
    let body: Value = serde_json::from_str(&request.json()).unwrap_or_default();
    let order = Order::new(provider, body.clone(), source.path()).upload(args.sending.upload);
    Ok(Parcel { provider, order, body, name: source.path().to_owned() })
}

fn errors(compilation: &Compilation) -> Vec<Diagnostic> {
    let all = compilation.diagnostics.iter();
    all.filter(|finding| finding.severity == Severity::Error).cloned().collect()
}

fn refusal(source: &Source, blocking: &[Diagnostic], args: &Submit, terminal: &Terminal) -> String {
    let path = source.path();
    if blocking.is_empty() {
        return format!("{path}: nothing was sent: there is nothing in it that can be\n");
    }
    let page = Format::Full.report(terminal.err_look()).file(source, blocking);
    let hint = if args.sending.allow_findings {
        ""
    } else {
        "; `--allow-findings` sends what can be sent"
    };
    format!(
        "{page}{path}: nothing was sent, because of {}{hint}\n",
        counted(blocking.len(), "error")
    )
}

/// `--dry-run`: the bodies, and where they would go.
fn show(parcels: &[Parcel], args: &Submit, terminal: &Terminal) -> u8 {
    let mut text = String::new();
    for parcel in parcels {
        let base = args.desk.base_url.as_deref().unwrap_or(parcel.provider.origin());
        let body = serde_json::to_string_pretty(&parcel.body).unwrap_or_default();
        let bytes = size(body.len() as u64);
        terminal.say(&format!(
            "{}: {bytes} would go to {} at {base}; nothing was sent\n",
            parcel.name,
            parcel.provider.target()
        ));
        text.push_str(&body);
        text.push('\n');
    }
    terminal.put(&text, FINE)
}

fn send_all(parcels: &[Parcel], args: &Submit, terminal: &Terminal) -> u8 {
    let (next, code) = (AtomicUsize::new(0), AtomicU8::new(FINE));
    let bars = MultiProgress::new();
    let work = || {
        while let Some(parcel) = parcels.get(next.fetch_add(1, Ordering::Relaxed)) {
            let result = send(parcel, args, &bars, terminal);
            let ended = match result {
                Ok(text) => terminal.put(&text, FINE),
                Err(error) => {
                    let output = args.waiting.output.as_deref();
                    bars.suspend(|| {
                        // Of several, the user wants to know which.
                        if parcels.len() > 1 {
                            terminal.say(&format!("{}: not finished\n", parcel.name));
                        }
                        tell(&error, &args.desk, output, terminal)
                    })
                }
            };
            code.fetch_max(ended, Ordering::Relaxed);
            // A wrong key is wrong for the others, too.
            if ended == super::KEY_TROUBLE {
                next.store(parcels.len(), Ordering::Relaxed);
            }
        }
    };
    std::thread::scope(|scope| {
        let hands = usize::from(args.jobs).min(parcels.len());
        for _ in 0..hands {
            scope.spawn(work);
        }
    });
    code.into_inner()
}

/// Sends one, and brings its video home if that is asked for; gives what standard output shows.
fn send(
    parcel: &Parcel,
    args: &Submit,
    bars: &MultiProgress,
    terminal: &Terminal,
) -> Result<String, ClientError> {
    let client: Client = client(parcel.provider, &args.desk)?;
    let journal = Journal::new(&args.desk.journal);
    let resend = match (args.again.resend, args.again.retry_unknown) {
        (true, _) => Resend::Anew,
        (_, true) => Resend::Unknown,
        _ => Resend::Never,
    };
    let mut progress = Progress::new(&parcel.name, bars, terminal);
    let job = client.submit(&journal, &parcel.order, resend, &mut progress)?;
    progress.say(&format!("sent as job {}", job.id));
    if args.wait || args.waiting.output.is_some() {
        return resume::bring(&client, &journal, &job, &args.waiting, &args.desk, &mut progress);
    }
    let command = super::command("wait", &job, &args.desk, None);
    progress.say(&format!("`{command}` waits for it"));
    Ok(format!("{}\n", job.id))
}

/// What stands in the way of a video is found before anything is paid for.
fn places(parcels: &[Parcel], args: &Submit) -> Result<(), ClientError> {
    // The number of a job is a name that is not taken.
    let output = args.waiting.output.as_deref().filter(|output| !output.contains("{job}"));
    let Some(output) = output else { return Ok(()) };
    let mut taken = HashSet::new();
    for parcel in parcels {
        let path = super::filled(output, &parcel.name, "");
        super::free(&path, args.waiting.force)?;
        if !taken.insert(path.clone()) {
            let error = std::io::Error::other("two videos would go there: put {job} into -o");
            return Err(ClientError::File { path, error });
        }
    }
    Ok(())
}
