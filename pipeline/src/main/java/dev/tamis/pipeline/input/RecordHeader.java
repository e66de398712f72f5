package dev.tamis.pipeline.input;

/**
 * What a WARC or ARC record header says. Absent fields are "".
 *
 * @param type WARC-Type in lower case
 * @param length Content-Length in bytes
 * @param url WARC-Target-URI, without angle brackets
 * @param date WARC-Date as given
 * @param id WARC-Record-ID, without angle brackets
 * @param contentType Content-Type of the record's block
 * @param payloadType WARC-Identified-Payload-Type
 * @param truncated WARC-Truncated is given
 */
record RecordHeader(
    String type,
    long length,
    String url,
    String date,
    String id,
    String contentType,
    String payloadType,
    boolean truncated) {}
