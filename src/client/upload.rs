//! Sending files ahead of the request that uses them.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use uuid::Uuid;

use super::http::{Ask, TRANSFER};
use super::refusal::Refusal;
use super::{Client, ClientError, Provider, Step, Watch, address, retry};

/// Where files are sent to.
const PATH: &str = "/v3/assets";

impl Client {
    /// Uploads every file that stands in the body, and puts its id there instead.
    pub(super) fn upload_files(
        &self,
        mut body: Value,
        watch: &mut dyn Watch,
    ) -> Result<Value, ClientError> {
        if self.provider() == Provider::Runware {
            return Ok(body);
        }
        for (number, file) in embedded(&mut body).into_iter().enumerate() {
            let text = |key: &str| file.get(key).and_then(Value::as_str).unwrap_or_default();
            let media_type = text("media_type").to_owned();
            let bytes = STANDARD.decode(text("data")).map_err(|_| {
                ClientError::Download("a file in the request is no base64".to_owned())
            })?;
            let asset = self.upload(number + 1, &media_type, &bytes, watch)?;
            *file = json!({"type": "asset_id", "asset_id": asset});
        }
        Ok(body)
    }

    /// Uploads one file; gives its id.
    fn upload(
        &self,
        number: usize,
        media_type: &str,
        bytes: &[u8],
        watch: &mut dyn Watch,
    ) -> Result<String, ClientError> {
        watch.step(Step::Uploading { media_type, bytes: bytes.len() });
        let boundary = format!("shotlist-{}", Uuid::new_v4().simple());
        let ending = media_type.rsplit('/').next().unwrap_or("bin");
        let mut form = format!(
            "--{boundary}\r\nContent-Disposition: form-data; name=\"file\"; \
             filename=\"file-{number}.{ending}\"\r\nContent-Type: {media_type}\r\n\r\n"
        )
        .into_bytes();
        form.extend_from_slice(bytes);
        form.extend_from_slice(format!("\r\n--{boundary}--\r\n").as_bytes());
        let form_type = format!("multipart/form-data; boundary={boundary}");
        let mut ask = Ask::post(PATH, &form, TRANSFER);
        ask.body = Some((&form_type, &form));
        // An upload costs nothing: one too many does no harm.
        let answer = retry::ask(&self.http, &ask, retry::Kind::Harmless, watch).answer;
        let answer = answer.map_err(|fault| ClientError::Unreachable(fault.why().to_owned()))?;
        if !answer.is_success() {
            return Err(ClientError::Refused(Refusal::read(&answer)));
        }
        let asset = answer.json.as_ref().and_then(|json| {
            json.pointer("/data/asset_id").or_else(|| json.get("asset_id"))?.as_str()
        });
        asset.filter(|id| address::is_id(id)).map(str::to_owned).ok_or_else(|| {
            ClientError::Unreachable("the answer to the upload names no asset".to_owned())
        })
    }
}

/// Every object of type `base64` in a body.
fn embedded(body: &mut Value) -> Vec<&mut Value> {
    if body.get("type").and_then(Value::as_str) == Some("base64") && body.get("data").is_some() {
        return vec![body];
    }
    match body {
        Value::Array(items) => items.iter_mut().flat_map(embedded).collect(),
        Value::Object(entries) => entries.values_mut().flat_map(embedded).collect(),
        _ => Vec::new(),
    }
}
