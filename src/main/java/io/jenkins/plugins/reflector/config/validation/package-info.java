/** The one place that checks what users type: by the engine's own parsers, for forms and conversions alike. */
package io.jenkins.plugins.reflector.config.validation;
