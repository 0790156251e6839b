package io.jenkins.plugins.reflector.engine.forge;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An open pull request as a host tells it.
 *
 * @param number of it in the repository
 * @param url its page
 * @param title with the prefix that some hosts mark drafts by
 * @param body Markdown
 * @param json all that was told, for what only one host has
 */
record OpenRequest(long number, String url, String title, String body, JsonNode json) {}
