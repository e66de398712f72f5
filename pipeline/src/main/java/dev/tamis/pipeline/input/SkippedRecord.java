package dev.tamis.pipeline.input;

/**
 * A record that is no document and is only counted: a request, metadata, a response that is not a
 * page.
 *
 * @param type the WARC type, or {@code response:status}, {@code response:type}, {@code
 *     response:empty} for responses with another status than 200, another type than HTML or text,
 *     or nothing in them
 */
public record SkippedRecord(String type) implements ShardItem {}
