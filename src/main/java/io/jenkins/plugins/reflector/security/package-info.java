/** The door to the running controller: permissions, and the few global look-ups, so that everything else can be tested without one. */
package io.jenkins.plugins.reflector.security;
