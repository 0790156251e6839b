/** What people decided on the pages: to suspend something, or to hold a policy at a tag. Kept beside the configuration, which it never changes. */
package io.jenkins.plugins.reflector.decision;
