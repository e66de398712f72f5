/**
 * From crawl files to records: expands globs, detects formats by content, splits large files and
 * reads them so that damage stays local. A record comes out as bytes or text with its URL and
 * headers, or as a counted skip, or as a defect with its place and cause.
 */
package dev.tamis.pipeline.input;
