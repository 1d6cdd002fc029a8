//! How different two colours look: CIEDE2000.

/// A colour in CIE L\*a\*b\*: lightness from 0 to 100, then green to red and blue to yellow.
pub(crate) type Lab = [f64; 3];

/// White of daylight (D65), in CIE XYZ.
const WHITE: [f64; 3] = [0.950_47, 1.0, 1.088_83];

/// From sRGB with linear channels to CIE XYZ.
const TO_XYZ: [[f64; 3]; 3] = [
    [0.412_456_4, 0.357_576_1, 0.180_437_5],
    [0.212_672_9, 0.715_152_2, 0.072_175_0],
    [0.019_333_9, 0.119_192_0, 0.950_304_1],
];

/// How different two sRGB colours look by CIEDE2000: 0 is the same, about 1 can just be seen side by
/// side, 5 is another shade, black and white are 100 apart.
pub fn difference(one: [u8; 3], other: [u8; 3]) -> f64 {
    if one == other { 0.0 } else { ciede2000(lab(one), lab(other)) }
}

/// Whether two colours look no more different than `most`.
pub(crate) fn looks_like(one: Lab, other: Lab, most: f64) -> bool {
    // The lightness alone says no of most pairs, and is quickly told.
    let ([l1, ..], [l2, ..]) = (one, other);
    (l2 - l1).abs() <= most * weight_of_lightness(l1, l2) && ciede2000(one, other) <= most
}

/// An sRGB channel as the amount of light, from 0 to 1.
pub(super) fn linear(channel: u8) -> f64 {
    let value = f64::from(channel) / 255.0;
    if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
}

/// A colour as the formula needs it.
pub(crate) fn lab(rgb: [u8; 3]) -> Lab {
    let light = rgb.map(linear);
    let xyz = TO_XYZ.map(|row| row.iter().zip(light).map(|(weight, light)| weight * light).sum());
    let [white_x, white_y, white_z] = WHITE;
    let [x, y, z]: [f64; 3] = xyz;
    let [x, y, z] = [x / white_x, y / white_y, z / white_z].map(|ratio| {
        // Near black the cube root is replaced by a line.
        if ratio > 216.0 / 24389.0 { ratio.cbrt() } else { (ratio * 24389.0 / 27.0 + 16.0) / 116.0 }
    });
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// The formula of CIE 142-2001 with all weights 1. Angles are in degrees.
fn ciede2000([l1, a1, b1]: Lab, [l2, a2, b2]: Lab) -> f64 {
    let mean_chroma = f64::midpoint(a1.hypot(b1), a2.hypot(b2));
    let stretch = 1.5 - 0.5 * saturation(mean_chroma);
    let (chroma1, hue1) = polar(a1 * stretch, b1);
    let (chroma2, hue2) = polar(a2 * stretch, b2);
    let colorful = chroma1 * chroma2 > 0.0;
    let turn = if colorful { half_turn(hue2 - hue1) } else { 0.0 };
    let hue_mean = if colorful {
        (hue1 + half_turn(hue2 - hue1) / 2.0).rem_euclid(360.0)
    } else {
        hue1 + hue2
    };

    let chroma = f64::midpoint(chroma1, chroma2);
    let weight_l = weight_of_lightness(l1, l2);
    let weight_c = 1.0 + 0.045 * chroma;
    let weight_h = 1.0 + 0.015 * chroma * hue_factor(hue_mean);

    let by_l = (l2 - l1) / weight_l;
    let by_c = (chroma2 - chroma1) / weight_c;
    let by_h = 2.0 * (chroma1 * chroma2).sqrt() * (turn / 2.0).to_radians().sin() / weight_h;
    let near_blue = 30.0 * (-((hue_mean - 275.0) / 25.0).powi(2)).exp();
    let rotation = -2.0 * saturation(chroma) * (2.0 * near_blue).to_radians().sin();
    (by_l * by_l + by_c * by_c + by_h * by_h + rotation * by_c * by_h).max(0.0).sqrt()
}

fn weight_of_lightness(l1: f64, l2: f64) -> f64 {
    let off_middle = (f64::midpoint(l1, l2) - 50.0).powi(2);
    1.0 + 0.015 * off_middle / (20.0 + off_middle).sqrt()
}

/// From 0 for grey to nearly 1 for the strongest colours.
fn saturation(chroma: f64) -> f64 {
    let seventh = chroma.powi(7);
    (seventh / (seventh + 25_f64.powi(7))).sqrt()
}

/// Chroma, and hue from 0 to 360; the hue of grey is 0.
fn polar(a: f64, b: f64) -> (f64, f64) {
    let hue = if a == 0.0 && b == 0.0 { 0.0 } else { b.atan2(a).to_degrees().rem_euclid(360.0) };
    (a.hypot(b), hue)
}

/// The shorter way round the circle.
fn half_turn(angle: f64) -> f64 {
    match angle {
        angle if angle > 180.0 => angle - 360.0,
        angle if angle < -180.0 => angle + 360.0,
        angle => angle,
    }
}

/// How much a difference of hue counts at a hue.
fn hue_factor(hue: f64) -> f64 {
    let cos = |angle: f64| angle.to_radians().cos();
    1.0 - 0.17 * cos(hue - 30.0) + 0.24 * cos(2.0 * hue) + 0.32 * cos(3.0 * hue + 6.0)
        - 0.20 * cos(4.0 * hue - 63.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The pairs of Sharma, Wu and Dalal (2005), with which implementations are compared.
    const PAIRS: [(Lab, Lab, f64); 34] = [
        ([50.0, 2.6772, -79.7751], [50.0, 0.0, -82.7485], 2.0425),
        ([50.0, 3.1571, -77.2803], [50.0, 0.0, -82.7485], 2.8615),
        ([50.0, 2.8361, -74.0200], [50.0, 0.0, -82.7485], 3.4412),
        ([50.0, -1.3802, -84.2814], [50.0, 0.0, -82.7485], 1.0),
        ([50.0, -1.1848, -84.8006], [50.0, 0.0, -82.7485], 1.0),
        ([50.0, -0.9009, -85.5211], [50.0, 0.0, -82.7485], 1.0),
        ([50.0, 0.0, 0.0], [50.0, -1.0, 2.0], 2.3669),
        ([50.0, -1.0, 2.0], [50.0, 0.0, 0.0], 2.3669),
        ([50.0, 2.49, -0.001], [50.0, -2.49, 0.0009], 7.1792),
        ([50.0, 2.49, -0.001], [50.0, -2.49, 0.001], 7.1792),
        ([50.0, 2.49, -0.001], [50.0, -2.49, 0.0011], 7.2195),
        ([50.0, 2.49, -0.001], [50.0, -2.49, 0.0012], 7.2195),
        ([50.0, -0.001, 2.49], [50.0, 0.0009, -2.49], 4.8045),
        ([50.0, -0.001, 2.49], [50.0, 0.001, -2.49], 4.8045),
        ([50.0, -0.001, 2.49], [50.0, 0.0011, -2.49], 4.7461),
        ([50.0, 2.5, 0.0], [50.0, 0.0, -2.5], 4.3065),
        ([50.0, 2.5, 0.0], [73.0, 25.0, -18.0], 27.1492),
        ([50.0, 2.5, 0.0], [61.0, -5.0, 29.0], 22.8977),
        ([50.0, 2.5, 0.0], [56.0, -27.0, -3.0], 31.9030),
        ([50.0, 2.5, 0.0], [58.0, 24.0, 15.0], 19.4535),
        ([50.0, 2.5, 0.0], [50.0, 3.1736, 0.5854], 1.0),
        ([50.0, 2.5, 0.0], [50.0, 3.2972, 0.0], 1.0),
        ([50.0, 2.5, 0.0], [50.0, 1.8634, 0.5757], 1.0),
        ([50.0, 2.5, 0.0], [50.0, 3.2592, 0.3350], 1.0),
        ([60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644),
        ([63.0109, -31.0961, -5.8663], [62.8187, -29.7946, -4.0864], 1.2630),
        ([61.2901, 3.7196, -5.3901], [61.4292, 2.2480, -4.9620], 1.8731),
        ([35.0831, -44.1164, 3.7933], [35.0232, -40.0716, 1.5901], 1.8645),
        ([22.7233, 20.0904, -46.6940], [23.0331, 14.9730, -42.5619], 2.0373),
        ([36.4612, 47.8580, 18.3852], [36.2715, 50.5065, 21.2231], 1.4146),
        ([90.8027, -2.0831, 1.4410], [91.1528, -1.6435, 0.0447], 1.4441),
        ([90.9257, -0.5406, -0.9208], [88.6381, -0.8985, -0.7239], 1.5381),
        ([6.7747, -0.2908, -2.4247], [5.8714, -0.0985, -2.2286], 0.6377),
        ([2.0776, 0.0795, -1.1350], [0.9033, -0.0636, -0.5514], 0.9082),
    ];

    #[test]
    fn published_pairs() {
        for (one, other, expected) in PAIRS {
            let found = ciede2000(one, other);
            assert!((found - expected).abs() < 5e-5, "{one:?} {other:?}: {found}");
        }
    }

    #[test]
    fn known_colours() {
        let near = |rgb, expected: Lab| {
            let found = lab(rgb);
            let same =
                found.iter().zip(expected).all(|(found, expected)| (found - expected).abs() < 0.01);
            assert!(same, "{rgb:?}: {found:?}");
        };
        near([0, 0, 0], [0.0, 0.0, 0.0]);
        near([255, 255, 255], [100.0, 0.0, 0.0]);
        near([255, 0, 0], [53.24, 80.09, 67.20]);
        near([0, 0, 255], [32.30, 79.19, -107.86]);
        assert!((difference([0; 3], [255; 3]) - 100.0).abs() < 0.01);
        assert!(difference([0x1a; 3], [0x1a; 3]).abs() < 1e-9);
    }
}
