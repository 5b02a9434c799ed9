//! One target for all decoders: the first byte selects the decoder, the rest is its input.
#![no_main]

mod decoders;

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    if let Some((selector, bytes)) = input.split_first() {
        decoders::run(*selector, bytes);
    }
});
