/** HTTP bodies as crawls store them: chunked and compressed, declared rightly or wrongly. */
package dev.tamis.pipeline.input.http;
