/** Users' regular expressions as Go understands them: RE2 syntax in linear time, and Go's replacement templates. */
package io.jenkins.plugins.reflector.engine.regex;
