/** Looks up credentials at the moment of use, in the right context, and tells Jenkins that they were used. */
package io.jenkins.plugins.reflector.credentials;
