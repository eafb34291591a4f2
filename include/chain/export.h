/**
 * @file
 * Marks what the shared libraries export; everything else in them is hidden.
 */
#ifndef CHAIN_EXPORT_H
#define CHAIN_EXPORT_H

#if defined(__GNUC__)
/** A function of the public interface. */
#define CHAIN_API __attribute__((visibility("default")))
/** The caller must look at the result. */
#define CHAIN_MUST_USE __attribute__((warn_unused_result))
#else
#define CHAIN_API
#define CHAIN_MUST_USE
#endif

#endif
