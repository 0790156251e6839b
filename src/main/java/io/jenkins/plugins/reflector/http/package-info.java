/** The HTTP client as the controller wants it: through its proxy. */
package io.jenkins.plugins.reflector.http;
